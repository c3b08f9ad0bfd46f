"""Who works here, under which status, where and how much."""
