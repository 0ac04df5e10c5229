"""The analysis: stanza tokenizer, shared encoder and its heads, all in one spaCy pipeline."""
