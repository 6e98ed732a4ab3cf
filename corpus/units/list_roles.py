"""What a list says that its units do (职责): labels before them, verbs behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.records import Role

_ROLES = {
    Role.LEAD: ("牵头", "主办"),
    Role.MAIN: ("主责",),
    Role.RESPONSIBLE: ("责任", "负责", "承办", "落实", "组织实施", "实施"),
    Role.SUPPORT: ("配合", "参与", "参加", "支持", "协办", "协助", "协同", "指导"),
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words}
_WORDS = "|".join(sorted(_ROLE_OF, key=len, reverse=True))
_LABEL = re.compile(rf"(?P<word>{_WORDS})(?:单位|部门|机构)?:")
_VERB = re.compile(
    rf"(?:等)?(?:按(?:照)?(?:各自)?职责(?:分工)?|分别|共同|联合|具体|密切|协同)*(?P<word>{_WORDS})"
    r"(?:负责|落实|实施|推进|配合|完成)*(?=$|[,;。)])"
)
_BRACKET = re.compile(r"(?<=[^(])\([^()]*\)")


class Stretch(NamedTuple):
    """A stretch of a squeezed list, ``text[start:end]``, whose units have one role; None where none is said."""

    start: int
    end: int
    role: Role | None


class _Mark(NamedTuple):
    start: int
    end: int
    role: Role
    is_label: bool


def role_stretches(text: str) -> tuple[Stretch, ...]:
    """Cut a squeezed list into stretches by its labels (牵头单位:) and verbs (…牵头, …按职责分工负责), in order."""
    plain = _BRACKET.sub(lambda match: "　" * len(match.group()), text)
    return tuple(stretch for stretch in _stretches(plain) if stretch.start < stretch.end)


def role_word(text: str) -> Role | None:
    """Return the role that ``text`` is the word for, as in 市教委(牵头); None where it is none."""
    return _ROLE_OF.get(text)


def _stretches(text: str) -> Iterator[Stretch]:
    position, role = 0, None
    for mark in _marks(text):
        if mark.is_label:
            yield Stretch(position, mark.start, role)
            role = mark.role
        else:
            yield Stretch(position, mark.start, mark.role)
            role = None
        position = mark.end
    yield Stretch(position, len(text), role)


def _marks(text: str) -> list[_Mark]:
    labels = [_mark(match, is_label=True) for match in _LABEL.finditer(text)]
    verbs = [_mark(match, is_label=False) for match in _VERB.finditer(text)]
    return sorted((*labels, *verbs), key=lambda mark: mark.start)


def _mark(match: re.Match[str], *, is_label: bool) -> _Mark:
    return _Mark(match.start(), match.end(), _ROLE_OF[match.group("word")], is_label)
