"""A finished output in formats of other tools: a module a format, all of them streams."""
