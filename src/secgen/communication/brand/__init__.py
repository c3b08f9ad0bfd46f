"""Marks: what supported partners owe to the State's visibility, checked mark by mark."""
