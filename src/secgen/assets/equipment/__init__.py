"""Film and AV kits lent, telephone lines and their devices."""
