"""From records to ranked passages: passages, tokens, vectors, fusion, the index folder."""
