"""The reports of the personnel."""
