"""Which place a name can mean, and which one it means here."""
