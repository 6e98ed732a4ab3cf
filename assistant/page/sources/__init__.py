"""The source beside an answer: a place is found, laid out, marked and shown."""
