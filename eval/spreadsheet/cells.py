"""Several values in one cell: one a line, its choices parted by ｜; what stands in a value itself is escaped."""

from __future__ import annotations

from collections.abc import Iterable

BAR = "｜"
LIMIT = 32767
"""Characters that a cell may hold (Excel's limit)."""

_BARS = BAR + "|"
_ESCAPED = str.maketrans({"\\": "\\\\", "\n": "\\n", BAR: "\\" + BAR, "|": "\\|"})


def joined(lines: Iterable[Iterable[str]]) -> str:
    """The cell of some values, each given by its choices."""
    return "\n".join(BAR.join(escaped(choice) for choice in choices) for choices in lines)


def parted(cell: str) -> tuple[tuple[str, ...], ...]:
    """The values of a cell, each as its choices; white space around a choice and empty lines are dropped."""
    return tuple(tuple(_choices(line)) for line in cell.split("\n") if line.strip())


def escaped(value: str) -> str:
    r"""A value as it stands in a cell: a line's end as ``\n``, a bar as ``\｜``, a backslash doubled."""
    return value.translate(_ESCAPED)


def _choices(line: str) -> list[str]:
    choices, characters = [""], iter(line)
    for character in characters:
        if character in _BARS:
            choices.append("")
        else:
            choices[-1] += _unescaped(next(characters, "")) if character == "\\" else character
    return [choice.strip() for choice in choices]


def _unescaped(after: str) -> str:
    """What a backslash and the character after it stand for; a backslash before anything else is one."""
    if after == "n":
        return "\n"
    return after if after in ("\\", *_BARS) else "\\" + after
