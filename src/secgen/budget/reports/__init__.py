"""What the budget tells: facts, cubes, tables (B4)."""
