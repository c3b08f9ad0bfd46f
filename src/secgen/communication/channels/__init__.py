"""Web folders, accessibility, social posts, the editorial calendar and its metrics."""
