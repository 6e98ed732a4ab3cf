"""What items and rows of tasks have in common: units with stored spans, the annex, the category."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from corpus.reading import stored_spans
from corpus.records import Reading, Role, Section, SectionKind, Span, UnitMention
from corpus.units.registry import Register
from corpus.units.unitlists import parse_unit_list

_NUMBER = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])\s*")


def covering_span(reading: Reading, start: int, end: int) -> Span:
    """Give the stored stretch from a reading range's first character to its last, furniture within it included."""
    spans = stored_spans(reading, start, end)
    if spans[0].start < spans[-1].end:
        return Span(start=spans[0].start, end=spans[-1].end)
    return spans[0]


def read_units(
    reading: Reading, start: int, end: int, register: Register, role: Role | None
) -> tuple[UnitMention, ...]:
    """Read the units of the list at a reading range, in printed order; ``role`` is for those that it gives none."""
    listed = parse_unit_list(reading.text[start:end], register, start=start)
    return tuple(
        UnitMention(
            unit_id=unit.unit_id,
            name=unit.name,
            printed=unit.printed,
            span=covering_span(reading, unit.start, unit.end),
            sureness=unit.sureness,
            role=unit.role or role,
            remark=unit.remark,
        )
        for unit in listed
    )


def trimmed(text: str, start: int, end: int, ending: str = "") -> tuple[int, int]:
    """Leave out white space at both ends of ``text[start:end]``, and at its end the characters of ``ending`` too."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, max(start, start + len(words.strip().rstrip(ending + " \t\n\u3000")))


def without_number(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the number at the start of a heading: 二、 of 二、实施农民科学素质提升行动."""
    number = _NUMBER.match(text, start, end)
    return (number.end() if number and number.end() < end else start), end


def ancestors(section: Section, by_id: Mapping[str, Section]) -> Iterator[Section]:
    """Give the sections above one, the nearest first."""
    while section.parent_id is not None:
        section = by_id[section.parent_id]
        yield section


def annex_of(section: Section, by_id: Mapping[str, Section]) -> str | None:
    """Name the annex that a section stands in, or None."""
    return next((above.num for above in ancestors(section, by_id) if above.kind is SectionKind.ANNEX), None)
