"""Words that point back to the turns before: pronouns, ordinals, neighbours (指代)."""

from __future__ import annotations

import re

from assistant.understanding.following import FOLLOWING, says
from assistant.understanding.frame import Frame
from assistant.understanding.slots import parse_number

BULLET = re.compile(r"(?:^|\n)\s*[-•]\s*([^；;\n]{2,60})")
NUMBERED = re.compile(
    r"(?:^|[:：；;。\n、，,])\s*[(（]?(\d{1,2})[)）.、．]?\s*(?![\d年月日项条家个人%类])([^；;\n]{2,60})"
)
BEFORE = re.compile(r"[\"”'》]的?$")
BEHIND = re.compile(r"[\"“'《]")


def points_back(frame: Frame) -> bool:
    """Whether a pronoun of the question stands for what the turns before were about.

    那个小屋 and 科技馆之城那条 name what they mean and do not.
    """
    if says("points", frame.text):
        return True
    return any(not _named(frame, m) for m in FOLLOWING["may_point"].finditer(frame.text))


def _named(frame: Frame, match: re.Match[str]) -> bool:
    """Whether a word of the question's own topic stands beside the pronoun."""
    before, behind = frame.text[: match.start()], frame.text[match.end() :]
    named = BEHIND.match(behind) or BEFORE.search(before)
    return bool(named) or any(behind.startswith(t) or before.endswith(t) for t in frame.terms)


def position(text: str, n: int) -> tuple[int, ...] | None:
    """Which of ``n`` earlier things a question points at, from 0.

    Empty for one that is not there, None where the question has no ordinal.
    """
    things = tuple(range(n))
    sliced = FOLLOWING["slice"].search(text)
    if sliced and parse_number(sliced["size"]) > 1:
        size = parse_number(sliced["size"])
        return things[:size] if sliced["end"] in "前头" else things[-size:]
    match = FOLLOWING["ordinal"].search(text)
    if match:
        at = parse_number(match["n"]) - 1
        return things[n - 1 - at : n - at] if match["from_end"] else things[at : at + 1]
    if says("last", text):
        return things[-1:]
    return things[:1] if says("first", text) else None


def step(text: str) -> int:
    """1 for the item behind the one talked about, -1 for the one before it, 0 where neither is asked for."""
    return 1 if says("next", text) else -1 if says("previous", text) else 0


def listed_names(answer: str) -> tuple[str, ...]:
    """The items that an earlier answer listed, as it wrote them; used to resolve ordinals, never as a source."""
    bullets = tuple(m.strip() for m in BULLET.findall(answer))
    names: list[str] = []
    for match in NUMBERED.finditer(answer):
        if int(match.group(1)) == len(names) + 1:
            names.append(match.group(2).strip(" 。"))
    return bullets or (tuple(names) if len(names) > 1 else ())
