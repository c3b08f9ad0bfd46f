"""Essential data of public contracts (*données essentielles de la commande publique*, DECP)."""
