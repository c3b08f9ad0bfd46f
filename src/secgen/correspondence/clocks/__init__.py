"""How long the law and the service's own targets give: pure computations that explain themselves."""
