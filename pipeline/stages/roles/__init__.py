"""Titles beside the names of people."""
