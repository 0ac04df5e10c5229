"""Dates and times with ISO 8601 values."""
