"""What dates and amounts share: lexemes of text, numbers, matches, overlap."""
