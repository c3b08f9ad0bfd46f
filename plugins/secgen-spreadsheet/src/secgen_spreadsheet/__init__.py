"""Excel and OpenDocument spreadsheets for secgen, in and out."""
