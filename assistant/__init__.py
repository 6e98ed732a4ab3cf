"""From a question to an answer with citations: understand, look up or retrieve, compose, cite, verify."""
