"""Sites, parcels, buildings: areas, people, asbestos, energy, monuments of the State."""
