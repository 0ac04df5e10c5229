"""Readers: one file format a module, path → Iterator[Record]."""
