"""The statements: internal and analytical, since a directorate is no legal entity; each beside the year before."""
