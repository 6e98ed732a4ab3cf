"""A set of words that says which of them stand at a place of a text, longest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator


class WordSet:
    """Words grouped by their first character; made once, looked up at every position of a text."""

    def __init__(self, words: Iterable[str]) -> None:
        groups: defaultdict[str, set[str]] = defaultdict(set)
        for word in words:
            groups[word[0]].add(word)
        self._groups = {head: tuple(sorted(group, key=lambda w: (-len(w), w))) for head, group in groups.items()}

    def at(self, text: str, position: int) -> Iterator[str]:
        """Give the words that ``text`` has at ``position``, longest first."""
        if position < len(text):
            for word in self._groups.get(text[position], ()):
                if text.startswith(word, position):
                    yield word

    def longest(self, text: str, position: int) -> str | None:
        """Return the longest word that ``text`` has at ``position``, None where there is none."""
        return next(self.at(text, position), None)
