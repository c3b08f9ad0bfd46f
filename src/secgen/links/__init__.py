"""What a fact of one domain proposes in another: nothing is typed twice (X4)."""
