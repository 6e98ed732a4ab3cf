"""One module a way of answering; each gives a ``Draft`` from what was understood and what the records say."""
