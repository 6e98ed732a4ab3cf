"""JSON laid out to be read and compared line by line: what fits a line stands on one."""

from __future__ import annotations

import json

from pydantic import JsonValue

WIDTH = 120


def laid_out(value: JsonValue, indent: int = 0, width: int = WIDTH) -> str:
    """JSON text of a value; an object or a list is broken up, a member a line, where it would pass ``width``.

    Args:
        value: what is written.
        indent: how many spaces stand before its first character; those before its last line too.
        width: the longest line, in characters; a single text or a key may pass it.
    """
    line = json.dumps(value, ensure_ascii=False)
    if indent + len(line) <= width or not isinstance(value, dict | list):
        return line
    inner = indent + 1
    if isinstance(value, dict):
        members = [f"{json.dumps(name, ensure_ascii=False)}: {laid_out(m, inner, width)}" for name, m in value.items()]
    else:
        members = [laid_out(member, inner, width) for member in value]
    first, last = "{}" if isinstance(value, dict) else "[]"
    return f"{first}\n" + ",\n".join(" " * inner + member for member in members) + f"\n{' ' * indent}{last}"
