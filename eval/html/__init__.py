"""The report of a run as one HTML file that needs nothing else: no script, no network, no picture from elsewhere."""
