"""General accounting: entries derived from what happened, year-end cut-off, depreciation."""
