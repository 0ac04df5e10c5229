"""From a corpus on disk to Parquet on disk: plan, shards, engines, output, checks."""
