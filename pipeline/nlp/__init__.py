"""The analysis: stanza tokenizer, shared encoder and scorers, all in one spaCy pipeline."""
