"""Who said what: quotations and their speakers, as pure functions over a `Passage`."""
