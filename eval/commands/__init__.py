"""The commands of ``python -m eval``, one a file, each a ``Command`` that ``eval.__main__`` lists."""
