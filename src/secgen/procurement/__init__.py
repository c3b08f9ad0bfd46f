"""Procurement: needs, thresholds, procedures, contracts, essential data (O1)."""
