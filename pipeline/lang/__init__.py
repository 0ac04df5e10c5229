"""Indonesian language data as plain text or JSON, no logic."""
