"""Text of documents and of users becomes text of the page: shown, never obeyed (转义)."""

from __future__ import annotations

from datetime import date
from html import escape

from assistant.page.wording import DATE

_VISIBLE = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},  # ␀ and its neighbours
    0x7F: "\u2421",
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"),  # would turn the line round
}


def escaped(text: str) -> str:
    """Give ``text`` as HTML that shows it, fit for an element and for a quoted attribute.

    Control characters become their visible signs and overrides of the writing direction U+FFFD, one for one.
    """
    return escape(text.translate(_VISIBLE), quote=True)


def flowed(text: str) -> str:
    """Give ``text`` escaped on one line: each run of white space is one blank."""
    return escaped(" ".join(text.split()))


def shown_date(day: date) -> str:
    """Give a date as Chinese documents print it: 2023年4月13日."""
    return DATE.format(year=day.year, month=day.month, day=day.day)
