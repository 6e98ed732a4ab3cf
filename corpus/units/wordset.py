"""A set of words that says which of them stand at a place of a text, longest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator


class WordSet:
    """Words grouped by their first character; made once, looked up at every position of a text."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for word in self._words:
            lengths[word[0]].add(len(word))
        self._lengths = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    def at(self, text: str, position: int) -> Iterator[str]:
        """Give the words that ``text`` has at ``position``, longest first."""
        for length in self._lengths.get(text[position : position + 1], ()):
            word = text[position : position + length]
            if word in self._words:
                yield word

    def longest(self, text: str, position: int) -> str | None:
        """Return the longest word that ``text`` has at ``position``, None where there is none."""
        return next(self.at(text, position), None)
