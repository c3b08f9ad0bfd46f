"""The reports of the buyer."""
