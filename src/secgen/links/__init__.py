"""What a fact in one domain proposes in another (X4): nothing is typed twice, nothing is recorded unasked."""
