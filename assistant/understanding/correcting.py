"""A question's typing errors are put right before it is read, and what was changed is kept (更正)."""

from __future__ import annotations

from typing import NamedTuple

from assistant.answer import Correction
from assistant.understanding.spelling import Spelling
from corpus.units.described import described_units
from corpus.units.mentions import find_mentions
from corpus.units.pinyin_names import spelt_units
from corpus.units.registry import Register
from corpus.units.similar_names import correct_units

BLANK = " "


class _Change(NamedTuple):
    start: int
    end: int
    meant: str


class Corrector:
    """Corrects names of units first, misspelt or in pinyin, then other words; names of units are left alone then."""

    def __init__(self, register: Register, spelling: Spelling) -> None:
        self._register = register
        self._spelling = spelling

    def correct(self, folded: str) -> tuple[str, tuple[Correction, ...]]:
        """Give a folded question as it was meant, and the corrections in the order of the question, each once."""
        of_names: tuple[Correction, ...] = ()
        for find in (described_units, correct_units, spelt_units):
            folded, changed = _changed(folded, [_Change(c.start, c.end, c.form) for c in find(folded, self._register)])
            of_names += changed
        bare = folded
        for mention in find_mentions(folded, self._register):
            bare = bare[: mention.start] + BLANK * (mention.end - mention.start) + bare[mention.end :]
        errors = (*self._spelling.errors(bare), *self._spelling.spelt(bare))
        folded, of_words = _changed(folded, [_Change(e.start, e.end, e.word) for e in errors])
        return folded, tuple(dict.fromkeys((*of_names, *of_words)))


def _changed(text: str, changes: list[_Change]) -> tuple[str, tuple[Correction, ...]]:
    corrections = []
    for change in sorted(changes, reverse=True):
        corrections.append(Correction(from_=text[change.start : change.end], to=change.meant))
        text = text[: change.start] + change.meant + text[change.end :]
    return text, tuple(reversed(corrections))
