"""The directorate's own events: brief, budget, venue, guests, run sheet, rights, report."""
