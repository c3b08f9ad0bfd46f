"""The reports of communication."""
