"""Retrieval measured apart from answers, on any collection of texts, queries and judgements (qrels)."""
