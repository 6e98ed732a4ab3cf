"""The legs that a search stands on: words, vectors, and their fusion."""
