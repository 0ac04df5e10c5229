"""Which mentions of a text name the same thing: pure functions over names and positions."""
