"""The one maintenance engine: assets, where they are, who holds them, what must be checked and when."""
