"""The budget: appropriations, the expenditure chain, grants, payment time (B1–B4)."""
