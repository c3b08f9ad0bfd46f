"""The DRAC Bretagne: its law pack and its rule pack, laid over the built-in law of secgen."""
