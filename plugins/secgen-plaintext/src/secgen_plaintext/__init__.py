"""The accounts of an office as plain-text accounting."""
