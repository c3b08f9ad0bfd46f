"""Communication: national events, press, web, social networks, and the gates that hold for all of them (C1–C6)."""
