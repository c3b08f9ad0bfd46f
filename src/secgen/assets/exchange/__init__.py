"""Files in and out: inventories of other tools, due checks as a calendar, the low-emission fleet file."""
