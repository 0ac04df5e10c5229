"""What a user knows better: names that are one, what a name is, and words that are none."""
