"""Put a bad copy of a text back into reading order, every move recorded."""
