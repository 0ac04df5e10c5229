"""The corpus view: who and what an output names, merged across its documents."""
