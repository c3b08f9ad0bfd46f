"""A journal in PostgreSQL: several people write at once, and the database itself refuses to change what is recorded."""
