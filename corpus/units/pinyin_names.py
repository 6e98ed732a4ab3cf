"""Names of units written in pinyin (拼音、拼音首字母): shikexie or skx is read as 市科协."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from corpus.units.name_edges import is_hanzi
from corpus.units.registry import Register
from corpus.units.similar_names import UnitCorrection

_LATIN = re.compile(r"[a-z]+(?:[ '’][a-z]+)*")
_WORD = re.compile(r"[a-z]+")
_SHORTEST_WHOLE, _SHORTEST_INITIALS = 5, 3


def spelt_units(text: str, register: Register) -> tuple[UnitCorrection, ...]:
    """Find names of units written in pinyin without tones, or by the first letters of their syllables, left to right.

    Words parted by a space or an apostrophe are read together (shi ke xie). Letters that stand for two units' names
    are left alone; where one of them is a unit's canonical name and the other only a spoken form, the canonical counts.

    Args:
        text: a folded text: half width, lower case.
        register: whose names are looked for.
    """
    found: list[UnitCorrection] = []
    for run in _LATIN.finditer(text):
        found += _in_run(run, _names(register), register)
    return tuple(found)


def _in_run(run: re.Match[str], names: Mapping[str, str], register: Register) -> Iterator[UnitCorrection]:
    words = [(run.start() + m.start(), run.start() + m.end(), m.group()) for m in _WORD.finditer(run.group())]
    place = 0
    while place < len(words):
        length = next((n for n in range(len(words) - place, 0, -1) if _joined(words[place : place + n]) in names), 0)
        if length:
            start, end = words[place][0], words[place + length - 1][1]
            form = names[_joined(words[place : place + length])]
            unit_id = register.by_form(form)[0].unit_id
            yield UnitCorrection(start=start, end=end, found=run.string[start:end], form=form, unit_id=unit_id)
        place += length or 1


def _joined(words: Iterable[tuple[int, int, str]]) -> str:
    return "".join(word for _, _, word in words)


@lru_cache(maxsize=4)
def _names(register: Register) -> Mapping[str, str]:
    """Letters to the name they stand for, whole pinyin and first letters alike; ambiguous letters are left out."""
    canonical = _spelt((unit.name, unit.name) for unit in register.units)
    spoken = _spelt((form, _unit_name(form, register)) for form in register.form_texts)
    return {**_certain(spoken), **_certain(canonical)}


def _unit_name(form: str, register: Register) -> str:
    return register.by_form(form)[0].unit_id


def _spelt(forms: Iterable[tuple[str, str]]) -> Mapping[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for form, unit in forms:
        for spell, shortest in ((_whole, _SHORTEST_WHOLE), (_initials, _SHORTEST_INITIALS)):
            letters = spell(form)
            if len(letters) >= shortest:
                table[letters].setdefault(unit, form)
    return table


def _certain(table: Mapping[str, dict[str, str]]) -> dict[str, str]:
    return {letters: next(iter(units.values())) for letters, units in table.items() if len(units) == 1}


def _whole(form: str) -> str:
    return "".join(lazy_pinyin(form)) if all(map(is_hanzi, form)) else ""


def _initials(form: str) -> str:
    return "".join(lazy_pinyin(form, style=Style.FIRST_LETTER)) if all(map(is_hanzi, form)) else ""
