"""From a topic to the records that are about it: words, synonyms, sounds, vectors."""
