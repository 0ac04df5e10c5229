"""What reads a finished output."""
