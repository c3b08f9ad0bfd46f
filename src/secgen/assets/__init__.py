"""Assets: everything held and looked after, on one maintenance engine (O2, O3, O5, O6, O7)."""
