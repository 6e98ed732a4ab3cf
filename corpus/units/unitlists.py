"""Lists of units (单位名单): a table cell, a bracket behind an item or a labelled line, read in printed order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.records import Record, Role, Sureness
from corpus.units.list_roles import Stretch, role_stretches, role_word
from corpus.units.registry import Form, Register
from corpus.units.squeeze import Squeezed, squeeze
from corpus.units.unit_forms import unit_id

_SEPARATORS = frozenset("、,;./|。·")
_JOINING = re.compile(r"以及|会同|联合|[和与及并]")
_LEADING = re.compile(r"由|以及|会同|联合|[和与及并]")
_OPEN = re.compile(r"等(?:有关|相关|各|多)?(?:部门|成员单位|单位|机构|方面)?(?=$|[、,;。)和与及按])")
_UNIT_TAIL = re.compile(
    r".(?:委|局|办|部|会|院|中心|区|县|市|省|公司|集团|大学|政府|厅|署|组|联|协|台|社|行|站|室|园|队|处|馆|所|校|中央)$"
)
_GENERIC = re.compile(
    r"^(?:各|[市区]级?有关|[市区]级?相关|有关|相关).*(?:部门|单位|机构|企业|学校|高校|院所|街道|乡镇|媒体|城市|地区)$"
)
_GENERIC_TAIL = re.compile(r"(?:部门|单位|机构|方面)$")
_NO_NAME = re.compile(r"[的是在把将\"'《》:?!%…]|^(?:等|其他|按|由|会同|联合|根据|详见|以下|见|含|如|即)")
_OWN_HEAD = re.compile(r"^(?:市|区|县|省|各)")
_DEPARTMENT = re.compile(r"(?:委|局|办|部|厅|署|室)$")
_SHORTEST, _LONGEST = 2, 30


class ListedUnit(Record):
    """A unit of a list, in printed order.

    ``start`` and ``end`` are offsets of the same text as the ``start`` given to ``parse_unit_list``; ``printed`` is the
    name without white space; ``role`` is what the list itself says (牵头, 配合, 负责), None where it says nothing;
    ``remark`` is what stands in brackets behind the name, other than a role (市教委（牵头）).
    """

    unit_id: str
    name: str
    printed: str
    start: int
    end: int
    sureness: Sureness
    role: Role | None = None
    remark: str | None = None


class UnreadPart(Record):
    """A part of a list that is no name of a unit; offsets as in ``ListedUnit``."""

    text: str
    start: int
    end: int


class _Part(NamedTuple):
    start: int
    end: int
    form: Form | None
    is_name: bool
    role: Role | None
    remark: tuple[int, int] | None


def parse_unit_list(text: str, register: Register, *, start: int = 0) -> tuple[ListedUnit, ...]:
    """Read the units that ``text`` lists, in printed order; a unit printed twice counts once.

    A name that the register does not know is kept as printed, with ``Sureness.LEARNED`` and the id that
    ``Register.with_learned`` gives it, if it reads like a unit's name.

    Args:
        text: a cell, what stands in a bracket, or a line with labels (牵头单位：…).
        register: the units that the document's place knows (``Register.within``).
        start: offset of ``text`` in the text that the results' offsets shall point into.
    """
    squeezed = squeeze(text)
    first: dict[str, ListedUnit] = {}
    for part in _parts(squeezed, register):
        if part.is_name:
            unit = _listed(text, squeezed, part, register, start)
            first.setdefault(unit.unit_id, unit)
    return tuple(first.values())


def unread_parts(text: str, register: Register, *, start: int = 0) -> tuple[UnreadPart, ...]:
    """Return what ``parse_unit_list`` left out of ``text`` because it is no unit's name."""
    squeezed = squeeze(text)
    spans = (squeezed.span(p.start, p.end) for p in _parts(squeezed, register) if not p.is_name)
    return tuple(UnreadPart(text=text[a:b], start=a + start, end=b + start) for a, b in spans)


def is_unit_list(text: str, register: Register) -> bool:
    """Tell whether ``text``, for instance what stands in a bracket, is a list of units and nothing else."""
    squeezed = squeeze(text.split("。")[0])
    parts = list(_parts(squeezed, register))
    if not parts or not all(part.is_name for part in parts):
        return False
    names = [squeezed.text[part.start : part.end] for part in parts]
    return (
        any(part.role is not None or _is_sure(part.form) for part in parts)
        or (len(parts) > 1 and any(part.form is not None for part in parts))
        or any(_OWN_HEAD.search(name) for name in names)
        or (len(parts) > 1 and all(_DEPARTMENT.search(name) for name in names))
    )


def list_is_open(text: str) -> bool:
    """Tell whether a list of units ends in 等, 等部门, 等成员单位 …, so that it names only some of them."""
    return any(match.start() > 0 for match in _OPEN.finditer(squeeze(text).text))


def _is_sure(form: Form | None) -> bool:
    return form is not None and form.sureness is not Sureness.NEAR_CERTAIN


def _listed(text: str, squeezed: Squeezed, part: _Part, register: Register, offset: int) -> ListedUnit:
    begin, end = squeezed.span(part.start, part.end)
    printed = "".join(text[begin:end].split())
    return ListedUnit(
        unit_id=part.form.unit_id if part.form else unit_id(printed, register.home),
        name=register.unit(part.form.unit_id).name if part.form else printed,
        printed=printed,
        start=begin + offset,
        end=end + offset,
        sureness=part.form.sureness if part.form else Sureness.LEARNED,
        role=part.role,
        remark=_remark_words(text, squeezed, part),
    )


def _remark_words(text: str, squeezed: Squeezed, part: _Part) -> str | None:
    if part.remark is None or role_word(squeezed.text[slice(*part.remark)]):
        return None
    return "".join(text[slice(*squeezed.span(*part.remark))].split())


def _parts(squeezed: Squeezed, register: Register) -> Iterator[_Part]:
    for stretch in role_stretches(squeezed.text):
        position = stretch.start
        while (position := _next_name(squeezed.text, position, stretch.end)) < stretch.end:
            part = _read_part(squeezed, position, stretch, register)
            yield part
            position = part.remark[1] + 1 if part.remark else part.end


def _next_name(text: str, position: int, end: int) -> int:
    while position < end:
        skipped = _OPEN.match(text, position, end) or _LEADING.match(text, position, end)
        if skipped:
            position = skipped.end()
        elif text[position] in _SEPARATORS or text[position] in "()":
            position += 1
        else:
            break
    return position


def _read_part(squeezed: Squeezed, position: int, stretch: Stretch, register: Register) -> _Part:
    form = _known(squeezed, position, stretch.end, register)
    end = position + len(form.text) if form else _token_end(squeezed, position, stretch.end, register)
    is_name = form is not None or _reads_as_unit(squeezed.text[position:end])
    remark = _remark(squeezed.text, end, stretch.end)
    role = role_word(squeezed.text[slice(*remark)]) if remark else None
    return _Part(position, end, form, is_name, role or stretch.role, remark)


def _known(squeezed: Squeezed, position: int, end: int, register: Register) -> Form | None:
    for word in register.forms.at(squeezed.text, position):
        stop = position + len(word)
        if stop <= end and _ends_here(squeezed, stop, end):
            return register.by_form(word)[0]
    return None


def _ends_here(squeezed: Squeezed, stop: int, end: int) -> bool:
    text = squeezed.text
    if stop == end or text[stop] in _SEPARATORS or text[stop] in "()" or squeezed.broken_at(stop):
        return True
    return bool(_OPEN.match(text, stop, end) or _JOINING.match(text, stop, end))


def _token_end(squeezed: Squeezed, position: int, end: int, register: Register) -> int:
    stop = position + 1
    while stop < end and not _breaks(squeezed, position, stop, end, register):
        stop += 1
    return stop


def _breaks(squeezed: Squeezed, position: int, stop: int, end: int, register: Register) -> bool:
    text = squeezed.text
    if text[stop] in _SEPARATORS or text[stop] in "()" or _OPEN.match(text, stop, end):
        return True
    if not _reads_as_unit(text[position:stop]):
        return False
    return bool(_JOINING.match(text, stop, end)) or (squeezed.broken_at(stop) and _begins_name(text, stop, register))


def _begins_name(text: str, position: int, register: Register) -> bool:
    return bool(_OWN_HEAD.match(text[position : position + 1])) or register.forms.longest(text, position) is not None


def _reads_as_unit(name: str) -> bool:
    if not _SHORTEST <= len(name) <= _LONGEST or _NO_NAME.search(name):
        return False
    if _GENERIC_TAIL.search(name):
        return bool(_GENERIC.search(name))
    return bool(_UNIT_TAIL.search(name) or _GENERIC.search(name))


def _remark(text: str, position: int, end: int) -> tuple[int, int] | None:
    if position >= end or text[position] != "(":
        return None
    closing = text.find(")", position, end)
    return (position + 1, closing) if closing > position + 1 else None
