"""The reference year: DRAC Auvergne-Rhône-Alpes 2023, from published figures to the year-end file."""
