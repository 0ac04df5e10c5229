"""Files in, records out: one module per file format, everything streamed."""
