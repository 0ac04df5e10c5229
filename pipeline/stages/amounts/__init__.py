"""Money, percentages and quantities with decimal values."""
