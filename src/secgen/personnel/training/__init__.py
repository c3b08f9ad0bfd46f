"""Training: needs, plan, sessions, registrations, mandatory training, personal account, training leave."""
