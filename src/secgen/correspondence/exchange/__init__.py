"""The files the mail room reads."""
