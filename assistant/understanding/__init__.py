"""From a question as it was typed to what is asked: units, documents, years, topic and kind."""
