"""Access: roles and delegations, and who may record which act on which day (X2)."""
