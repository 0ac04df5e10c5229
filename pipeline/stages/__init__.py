"""Stages: spaCy components that enrich a `Doc`, one concept a module."""
