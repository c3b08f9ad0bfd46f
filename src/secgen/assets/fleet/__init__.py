"""Vehicles: logbook, mission orders, inspections, renewal obligations, cost per kilometre."""
