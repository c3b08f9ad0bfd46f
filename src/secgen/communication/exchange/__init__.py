"""Files of communication: OpenAgenda in three dialects read; calendars, feeds, JSON-LD and sitemaps written."""
