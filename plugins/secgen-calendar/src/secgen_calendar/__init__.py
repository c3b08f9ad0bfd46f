"""The due dates of the office, for calendars and for feed readers."""
