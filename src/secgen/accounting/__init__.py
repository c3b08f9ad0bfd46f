"""General accounting: entries derived from what happened, year-end adjustments, statements."""
