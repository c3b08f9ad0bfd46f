"""Publications: the catalogue, numbers, legal deposit, stock and licences."""
