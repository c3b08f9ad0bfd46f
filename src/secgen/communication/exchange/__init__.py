"""Files of communication: what is read and written outside the journal."""
