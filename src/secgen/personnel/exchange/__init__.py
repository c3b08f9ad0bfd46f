"""Files of the personnel: what the service exports from its own tools and brings here."""
