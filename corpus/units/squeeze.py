"""Folding without white space: names are matched as if no space or line break stood in them."""

from __future__ import annotations

from typing import NamedTuple

from corpus.fold import fold


class Squeezed(NamedTuple):
    """A folded text without its white space; ``offsets[i]`` is where ``text[i]`` stands in the original."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original range of ``text[start:end]``, which must not be empty."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def before(self, position: int) -> str:
        """Return the character before ``position``; empty where the text begins or white space stands there."""
        return "" if position == 0 or self.broken_at(position) else self.text[position - 1]

    def after(self, position: int, length: int) -> str:
        """Return up to ``length`` characters from ``position`` on; empty where white space stands before them."""
        return "" if self.broken_at(position) else self.text[position : position + length]

    def broken_within(self, start: int, end: int) -> bool:
        """Tell whether white space of the original stands within ``text[start:end]``."""
        return any(self.broken_at(position) for position in range(start + 1, end))

    def broken_at(self, position: int) -> bool:
        """Tell whether white space of the original stands just before ``text[position]``."""
        return 0 < position < len(self.text) and self.offsets[position] != self.offsets[position - 1] + 1


def squeeze(text: str) -> Squeezed:
    """Fold ``text`` and leave its white space out, keeping where every character stood."""
    folded = fold(text)
    offsets = tuple(i for i, character in enumerate(folded) if not character.isspace())
    return Squeezed("".join(folded[i] for i in offsets), offsets)


def form_key(form: str) -> str:
    """Return ``form`` as it is matched: folded, without white space."""
    return "".join(fold(form).split())
