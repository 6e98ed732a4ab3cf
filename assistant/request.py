"""A line of a batch becomes a request: ``{"id", "question", "history": [[question, answer], …], "filters": {…}}``."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from assistant.errors import UnusableQuestionError, UnusableRequestError
from assistant.question import Filters, Question, Turn
from assistant.serialising import AnswerId
from assistant.understanding.screening import screen
from assistant.wording import WORDING

YEARS = "years"


def parse_object(line: bytes, number: int) -> dict[str, Any]:
    """Read a line as a JSON object (RFC 8259) in UTF-8, a byte order mark before it tolerated.

    Args:
        line: its bytes, with or without the line end.
        number: its number in the file from 1, for the message.

    Raises:
        UnusableRequestError: the line is anything else.
    """
    try:
        found = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant, parse_float=_finite)
    except UnicodeDecodeError as error:
        raise _bad_line(number, "bad_line_utf8", offset=error.start + 1) from error
    except json.JSONDecodeError as error:
        raise _bad_line(number, "bad_line_syntax", column=error.pos + 1) from error
    except ValueError as error:
        raise _bad_line(number, "bad_line_number") from error
    except RecursionError as error:
        raise _bad_line(number, "bad_line_depth") from error
    if not isinstance(found, dict):
        raise _bad_line(number, "bad_line_type", found=_type_of(found))
    return found


def parse_id(fields: Mapping[str, Any]) -> AnswerId:
    """Give the request's id as it came; None where it has none.

    Raises:
        UnusableRequestError: an id that is an array or an object.
    """
    found = fields.get("id")
    if found is None or isinstance(found, str | int | float):
        return found
    raise _bad_field("id", "form_id", found)


def parse_question(fields: Mapping[str, Any]) -> Question:
    """Give the question with its history and filters; null stands for what is not given, other keys are passed over.

    Raises:
        UnusableRequestError: no question, a wrong type, or a filter that does not exist.
        UnusableQuestionError: an earlier question that cannot be read.
    """
    text = fields.get("question")
    if not isinstance(text, str):
        raise _bad_field("question", "form_question", text, is_there="question" in fields)
    history, filters = fields.get("history"), fields.get("filters")
    return Question(
        text=text,
        history=() if history is None else _history(history),
        filters=Filters() if filters is None else _filters(filters),
    )


def _history(found: object) -> tuple[Turn, ...]:
    if not isinstance(found, list):
        raise _bad_field("history", "form_history", found)
    return tuple(_turn(pair, n) for n, pair in enumerate(found, 1))


def _turn(pair: object, n: int) -> Turn:
    if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(text, str) for text in pair):
        raise _bad_field(f"history[{n - 1}]", "form_history", pair)
    question, answer = pair
    try:
        screen(question)
    except UnusableQuestionError as error:
        raise UnusableQuestionError(WORDING["bad_history"].format(n=n, why=error)) from error
    return Turn(question=question, answer=answer)


def _filters(found: object) -> Filters:
    if not isinstance(found, dict):
        raise _bad_field("filters", "form_filters", found)
    known = Filters.model_fields
    for key in found:
        if key not in known:
            raise UnusableRequestError(WORDING["bad_filter_key"].format(key=key, known="、".join(known)))
    return Filters(**{key: _filter(key, values) for key, values in found.items() if values is not None})


def _filter(key: str, values: object) -> tuple[Any, ...]:
    wanted, form = (int, "form_years") if key == YEARS else (str, "form_texts")
    if not isinstance(values, list):
        raise _bad_field(f"filters.{key}", form, values)
    for n, value in enumerate(values):
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise _bad_field(f"filters.{key}[{n}]", "form_year" if wanted is int else "form_text", value)
    return tuple(values)


def _finite(literal: str) -> float:
    number = float(literal)
    if not math.isfinite(number):
        raise ValueError(literal)
    return number


def _refuse_constant(literal: str) -> float:
    """NaN and Infinity, which Python would read and JSON does not have."""
    raise ValueError(literal)


def _bad_line(number: int, why: str, **values: object) -> UnusableRequestError:
    return UnusableRequestError(WORDING["bad_line"].format(line=number, why=WORDING[why].format(**values)))


def _bad_field(field: str, form: str, found: object, is_there: bool = True) -> UnusableRequestError:
    told = _type_of(found) if is_there else WORDING["json_missing"]
    return UnusableRequestError(WORDING["bad_field"].format(field=field, expected=WORDING[form], found=told))


def _type_of(value: object) -> str:
    """Name a JSON value's type; a truth value is not a number."""
    names = {bool: "boolean", int: "number", float: "number", str: "string", list: "array", dict: "object"}
    return WORDING["json_" + names.get(type(value), "null")]
