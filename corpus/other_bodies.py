"""Names of bodies of another place or level (上海市教委, 海淀区教委, 国家卫健委), told by their first words."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from corpus.lexicon import LEVELS, department_names, open_lexicon
from corpus.name_edges import names_its_place, reads_as_body
from corpus.records import Unit, UnitKind
from corpus.registry import Register
from corpus.wordset import WordSet

_PLACE_SUFFIXES = ("自治区", "特别行政区", "省", "市", "区", "县", "州", "")
_DISTRICT = "区"
_GOVERNMENTS = ("政府", "人民政府", "政府办公厅", "政府办公室")
_SHORTEST = 2


class OtherNames(NamedTuple):
    """What the name of another place's body is put together from."""

    heads: WordSet
    bodies: WordSet


def other_body_end(text: str, start: int, register: Register) -> int | None:
    """Return where the name of another place's body ends that begins at ``start`` of a squeezed text.

    None where none begins; a name that the register knows as a whole (中国科协) is not another's.
    """
    names = _other_names(register)
    ends = (
        position + len(body)
        for head in names.heads.at(text, start)
        for position in _after_suffix(text, start + len(head))
        for body in names.bodies.at(text, position)
    )
    end = max(ends, default=None)
    own = register.forms.longest(text, start)
    return None if end is None or (own is not None and start + len(own) >= end) else end


def _after_suffix(text: str, position: int) -> list[int]:
    return [position + len(suffix) for suffix in _PLACE_SUFFIXES if text.startswith(suffix, position)]


@lru_cache(maxsize=32)
def _other_names(register: Register) -> OtherNames:
    districts = [unit.name for unit in register.units if _is_district(unit)]
    bare = [name.removesuffix(_DISTRICT) for name in districts]
    heads = {*open_lexicon().places, *LEVELS, *districts, *bare}
    own = {place.name.removesuffix("市") for place in register.jurisdictions if place.name == register.home}
    bodies = {form for form in register.form_texts if _is_bare_body(form)}
    return OtherNames(WordSet(heads - own), WordSet({*bodies, *department_names(), *_GOVERNMENTS}))


def _is_district(unit: Unit) -> bool:
    return unit.kind is UnitKind.BODY and unit.name.endswith(_DISTRICT)


def _is_bare_body(form: str) -> bool:
    return len(form) >= _SHORTEST and reads_as_body(form) and not names_its_place(form)
