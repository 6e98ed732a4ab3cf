"""The register of units, and their names found in texts, in lists and in questions."""
