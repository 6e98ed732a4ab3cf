"""What is asked: the question, its history and its filters."""

from __future__ import annotations

from corpus.records import Record


class Turn(Record):
    """An earlier question and the answer given to it, which may be anybody's text and is never a source."""

    question: str
    answer: str


class Filters(Record):
    """Limits that bind every path; values of one key are alternatives, keys all hold, an empty key does not limit."""

    doc_ids: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


class Question(Record):
    """A question as it was put. ``text`` is at most 2,000 characters; see ``assistant.asking`` for what is refused."""

    text: str
    history: tuple[Turn, ...] = ()
    filters: Filters = Filters()
    id: str | None = None
