"""Places of a source, cut out with what is around them and marked: cited by the answer, or proof in the gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from corpus.records import Record
from eval.matching import Place

MARGIN = 60
"""Characters of the source that are shown on each side of a place."""

MOST = 20
"""Windows that are shown of one answer's sources."""


class Mark(Record):
    """A place to be marked; ``n`` is the number of the citation that it is of, None for evidence of the gold."""

    place: Place
    n: int | None


class Piece(Record):
    """A stretch of a source within which the marks are the same.

    ``cited`` are the numbers of the citations that it is of, ``begun`` those of them that begin with it.
    """

    text: str
    cited: tuple[int, ...]
    begun: tuple[int, ...]
    gold: bool


class Window(Record):
    """A stretch of a source around marked places; ``pieces`` joined are ``Document.text[start:end]``."""

    doc_id: str
    start: int
    end: int
    is_beginning: bool
    is_end: bool
    pieces: tuple[Piece, ...]


def windows(marks: Iterable[Mark], texts: Mapping[str, str]) -> tuple[Window, ...]:
    """The stretches that hold all marks, in order of document and place; stretches that touch are one.

    Args:
        marks: what is marked; a place of an unknown document is passed over.
        texts: stored texts by ``doc_id``.
    """
    known = [mark for mark in marks if mark.place.doc_id in texts]
    found = []
    for doc_id in sorted({mark.place.doc_id for mark in known}):
        of_document = [mark for mark in known if mark.place.doc_id == doc_id]
        text = texts[doc_id]
        found += [_window(doc_id, start, end, text, of_document) for start, end in _stretches(of_document, len(text))]
    return tuple(found)


def _stretches(marks: Iterable[Mark], length: int) -> Iterator[tuple[int, int]]:
    begun: tuple[int, int] | None = None
    for place in sorted((mark.place for mark in marks), key=lambda place: place.start):
        start, end = max(0, place.start - MARGIN), min(length, place.end + MARGIN)
        if begun is not None and start <= begun[1]:
            begun = (begun[0], max(begun[1], end))
        else:
            if begun is not None:
                yield begun
            begun = (start, end)
    if begun is not None:
        yield begun


def _window(doc_id: str, start: int, end: int, text: str, marks: Sequence[Mark]) -> Window:
    inside = [mark for mark in marks if start <= mark.place.start and mark.place.end <= end]
    cuts = sorted({start, end, *(cut for mark in inside for cut in (mark.place.start, mark.place.end))})
    pieces = tuple(_piece(text, one, other, inside) for one, other in pairwise(cuts))
    return Window(doc_id=doc_id, start=start, end=end, is_beginning=start == 0, is_end=end == len(text), pieces=pieces)


def _piece(text: str, start: int, end: int, marks: Iterable[Mark]) -> Piece:
    over = [mark for mark in marks if mark.place.start <= start and end <= mark.place.end]
    cited = sorted({mark.n for mark in over if mark.n is not None})
    begun = {mark.n for mark in over if mark.place.start == start}
    return Piece(
        text=text[start:end],
        cited=tuple(cited),
        begun=tuple(n for n in cited if n in begun),
        gold=any(mark.n is None for mark in over),
    )
