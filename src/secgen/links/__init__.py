"""What a fact in one domain proposes in another: acts to look at and record, never recorded here."""
