"""Names of bodies that are not the register's, told by their first words: 上海市教委, 国家卫健委, 市税务局."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.records import Unit, UnitKind
from corpus.units.lexicon import department_names, open_lexicon
from corpus.units.name_edges import ends_freely, names_its_place, reads_as_body
from corpus.units.registry import Register
from corpus.units.wordset import WordSet

_PLACE_SUFFIXES = ("自治区", "特别行政区", "省", "市", "区", "县", "州", "")
_DISTRICT, _CITY = "区", "市"
_GOVERNMENTS = frozenset({"政府", "人民政府", "政府办公厅", "政府办公室"})
_SHORTEST, _LOOK_AHEAD = 2, 2


class _Names(NamedTuple):
    other_heads: WordSet
    other_bodies: WordSet
    own_heads: WordSet
    departments: WordSet


def other_body_end(text: str, start: int, register: Register) -> int | None:
    """Return where the name of a body ends that begins at ``start`` of a squeezed text and is not the register's.

    None where no such name begins; a name that the register knows as a whole (中国科协) is its own.
    """
    end = max(_ends(text, start, _names(register)), default=None)
    own = register.forms.longest(text, start)
    return None if end is None or (own is not None and start + len(own) >= end) else end


def _ends(text: str, start: int, names: _Names) -> Iterator[int]:
    for head in names.other_heads.at(text, start):
        for suffix in _PLACE_SUFFIXES:
            if text.startswith(suffix, start + len(head)):
                yield from _body_ends(text, start + len(head) + len(suffix), names.other_bodies)
    for head in names.own_heads.at(text, start):
        yield from _body_ends(text, start + len(head), names.departments)


def _body_ends(text: str, position: int, bodies: WordSet) -> Iterator[int]:
    for body in bodies.at(text, position):
        end = position + len(body)
        if ends_freely(body, text[end : end + _LOOK_AHEAD]):
            yield end


@lru_cache(maxsize=32)
def _names(register: Register) -> _Names:
    districts = {unit.name for unit in register.units if _is_district(unit)}
    places = {*districts, *(name.removesuffix(_DISTRICT) for name in districts), *open_lexicon().places}
    city = register.home.removesuffix(_CITY)
    bare = {form for form in register.form_texts if _is_bare_body(form)}
    own = {_CITY, register.home, city, *(f"{place}委" for place in (_CITY, register.home))}
    return _Names(
        other_heads=WordSet((places | set(open_lexicon().levels)) - {city}),
        other_bodies=WordSet(bare | department_names() | _GOVERNMENTS),
        own_heads=WordSet(own),
        departments=WordSet(department_names()),
    )


def _is_district(unit: Unit) -> bool:
    return unit.kind is UnitKind.BODY and unit.name.endswith(_DISTRICT)


def _is_bare_body(form: str) -> bool:
    return len(form) >= _SHORTEST and reads_as_body(form) and not names_its_place(form)
