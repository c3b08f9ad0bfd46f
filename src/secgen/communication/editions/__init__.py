"""National events: the dated register of their editions."""
