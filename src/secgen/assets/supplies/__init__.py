"""Supplies: requests, stock and its value, reorder point, inventory count."""
