"""Whether an answer says something, and whether two places are the same: the comparisons that all measures rest on."""

from __future__ import annotations

import re

from corpus.fold import fold
from corpus.records import Record

N_READ = 1000
"""How many characters of an answer are read for facts."""

_MARKER = re.compile(r"\[\d+\]|[*_`#>|~\\]")
_SPACE_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
_SPACE = re.compile(r"\s+")


class Place(Record):
    """A stretch of a stored text, ``start`` and ``end`` 0-based and half-open in code points."""

    doc_id: str
    start: int
    end: int


def normalise(text: str) -> str:
    """Text for comparison: folded, without citation numbers and markdown signs, and without space.

    A space between two digits stays, as one: 共 3 and the next line's 12 are not 312.
    """
    bare = fold(_MARKER.sub(" ", text))
    return _SPACE.sub("", _SPACE_BETWEEN_DIGITS.sub("\x00", bare)).replace("\x00", " ")


def says(answer: str, phrase: str) -> bool:
    """Whether an answer contains a phrase, both normalised; a figure counts only as a whole (8% is not said by 28%)."""
    wanted = normalise(phrase)
    before = r"(?<![\d.])" if wanted[:1].isdigit() else ""
    after = r"(?!\.?\d)" if wanted[-1:].isdigit() else ""
    return re.search(before + re.escape(wanted) + after, normalise(answer)) is not None


def overlap(one: Place, other: Place) -> bool:
    """Whether two places share at least half of the shorter one."""
    if one.doc_id != other.doc_id:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= min(one.end - one.start, other.end - other.start)
