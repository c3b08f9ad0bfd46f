"""Partners and the book of questions."""
