"""An answer as HTML: its text, rows, notes and citations."""
