"""Making a Problem out of its code and the table of wording."""

from __future__ import annotations

from corpus.records import Problem, Span
from corpus.wording import PROBLEMS


def problem(doc_id: str, code: str, span: Span | None = None, **values: object) -> Problem:
    """Make a problem whose message is the one of ``code`` in ``wording.PROBLEMS``, filled in with ``values``.

    Raises:
        KeyError: when the table has no such code or the message wants a value that is not given.
    """
    return Problem(doc_id=doc_id, span=span, code=code, message=PROBLEMS[code].format(**values))
