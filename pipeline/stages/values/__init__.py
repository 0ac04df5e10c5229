"""What the stages of dates and amounts share: tokens of text, numbers, matches, overlap."""
