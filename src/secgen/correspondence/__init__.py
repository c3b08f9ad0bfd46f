"""Correspondence: the registers of the mail, requests and the clocks that run on them (O4, C7)."""
