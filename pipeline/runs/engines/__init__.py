"""Engines decide where a shard is run, nothing else."""
