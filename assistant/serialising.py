"""The JSON form of an answer, one object on one line: the terminal, batch and any program get this and no other."""

from __future__ import annotations

import json
from typing import Any

from assistant.answer import Answer
from corpus.errors import PolicyError

AnswerId = str | int | float | bool | None
"""An id as it was given (JSON scalars), given back as it came."""

LINE_ENDS = {ord(c): f"\\u{ord(c):04x}" for c in "\u0085\u2028\u2029"}
"""Characters that some readers of lines break at and JSON leaves as they are; here they are always escaped."""


def to_json(answer: Answer, answer_id: AnswerId = None) -> str:
    """Give the JSON form of an answer, without a line end.

    Fields have the order of ``Answer``, dates are ISO 8601, Chinese stands as it is.

    Args:
        answer: what is written.
        answer_id: its ``id`` where that is not ``answer.id``: a number, say.
    """
    fields = answer.model_dump(mode="json", by_alias=True)
    if answer_id is not None:
        fields["id"] = answer_id
    return _one_line(fields)


def error_to_json(error: PolicyError, answer_id: AnswerId = None) -> str:
    """Give the JSON form of what stands in an answer's place: ``{"id", "error": {"code", "message"}}``."""
    return _one_line({"id": answer_id, "error": {"code": error.code, "message": str(error)}})


def to_bytes(line: str) -> bytes:
    r"""Encode a line as UTF-8, its end added; a lone surrogate becomes its JSON escape, ``\ud800``."""
    return (line + "\n").encode("utf-8", "backslashreplace")


def _one_line(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, allow_nan=False).translate(LINE_ENDS)
