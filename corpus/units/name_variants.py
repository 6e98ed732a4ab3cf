"""An index of names' likely misspellings: which registered form a piece of text may be meant for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.units.character_likeness import look_alike, sound_alike, sound_key
from corpus.units.lexicon import open_lexicon
from corpus.units.name_edges import is_hanzi, reads_as_body
from corpus.units.registry import Register

_SHORTEST = 3
_LONG = 5
_MANY = 4
_FUNCTION_WORDS = frozenset("的是为与和在有将被从由对把以及或了吗呢这那哪谁什么怎几多也都不未具举据")
_LINKS = frozenset("和与及")
_CITY = "市"
_DEPARTMENT_TAILS = ("委", "局", "办")
_TAILS = ("委员会", "办公室", "协会", "联合会", "工会", "中心")


class Variant(NamedTuple):
    """A form that a piece of text may be meant for. ``cost`` orders by likelihood, the likeliest 0.

    ``is_loose``: the character in question neither sounds nor looks like the right one.
    """

    form: str
    cost: int
    is_loose: bool


class VariantIndex:
    """The forms of three characters and more that read as bodies, by what remains of them when a character is wrong."""

    def __init__(self, forms: Iterable[str], units: dict[str, str]) -> None:
        kept = [form for form in forms if len(form) >= _SHORTEST and reads_as_body(form) and _is_plain(form)]
        self._units = units
        self._forms = frozenset(forms)
        self._gapped = _table((key, form) for form in kept for key in _gapped(form))
        self._shortened = _table((key, form) for form in kept if len(form) >= _LONG for key in _shortened(form))
        self._sounds = _table((_sound(form), form) for form in kept)
        self._ends = {(form[place], len(form) + d) for form in kept for place in (0, -1) for d in (-1, 0, 1)}
        self._lengths = tuple(sorted({length for _, length in self._ends if length >= _SHORTEST}))

    def pieces(self, text: str, start: int) -> Iterator[int]:
        """Give the ends of the pieces of ``text`` from ``start`` that begin or end as a form does."""
        last = min(len(text), start + self._lengths[-1])
        run = next((place for place in range(start, last) if not is_hanzi(text[place])), last)
        for length in self._lengths:
            end = start + length
            if end <= run and ((text[start], length) in self._ends or (text[end - 1], length) in self._ends):
                yield end

    def variants(self, written: str) -> tuple[Variant, ...]:
        """Return the form that ``written`` is a misspelling of; empty where there is none, or more than one unit's.

        Args:
            written: Chinese characters only.
        """
        if written in self._forms:
            return ()
        found = sorted(set(self._all(written)), key=lambda variant: (variant.cost, variant.form))
        best = [variant for variant in found if variant.cost == found[0].cost]
        return tuple(best[:1]) if len({self._units[variant.form] for variant in best}) == 1 else ()

    def _all(self, written: str) -> Iterator[Variant]:
        yield from self._replaced(written)
        yield from self._homophones(written)
        yield from self._missing(written)
        yield from self._added(written)
        yield from self._exchanged(written)

    def _replaced(self, written: str) -> Iterator[Variant]:
        for place, key in enumerate(_gapped(written)):
            for form in self._gapped.get(key, ()):
                yield from _replacement(written[place], form, place)

    def _homophones(self, written: str) -> Iterator[Variant]:
        for form in self._sounds.get(_sound(written), ()):
            wrong = [w for w, f in zip(written, form, strict=True) if w != f]
            in_doubt = len(form) <= _LONG and not _FUNCTION_WORDS.isdisjoint(wrong)
            if 1 < len(wrong) <= len(form) // 2 and not in_doubt:
                yield Variant(form, 1, False)

    def _missing(self, written: str) -> Iterator[Variant]:
        if len(written) >= _MANY:
            yield from (Variant(form, 3, True) for form in self._shortened.get(written, ()))

    def _added(self, written: str) -> Iterator[Variant]:
        for place in range(1, len(written) - 1):
            form = written[:place] + written[place + 1 :]
            doubled = written[place] in (written[place - 1], written[place + 1])
            if form in self._forms and len(form) >= _SHORTEST and (doubled or len(form) >= _LONG):
                yield Variant(form, 2 if doubled else 3, not doubled)

    def _exchanged(self, written: str) -> Iterator[Variant]:
        for place in range(len(written) - 1):
            form = written[:place] + written[place + 1] + written[place] + written[place + 2 :]
            if form in self._forms and len(form) >= _MANY and form != written:
                yield Variant(form, 2, False)


@lru_cache(maxsize=8)
def variant_index(register: Register) -> VariantIndex:
    """Return the index of ``register``'s forms, made once."""
    return VariantIndex(register.form_texts, {form: register.by_form(form)[0].unit_id for form in register.form_texts})


@cache
def department_variants() -> VariantIndex:
    """Return the index of a city's departments that are told by their function (市税务局), registered or not."""
    names = [_CITY + function + tail for function in open_lexicon().functions for tail in _DEPARTMENT_TAILS]
    return VariantIndex(names, {name: name for name in names})


def _replacement(wrong: str, form: str, place: int) -> Iterator[Variant]:
    right = form[place]
    if wrong in _FUNCTION_WORDS:
        if right in _LINKS and wrong in _LINKS:
            yield Variant(form, 0, False)
    elif sound_alike(wrong, right):
        yield Variant(form, 0, False)
    elif look_alike(wrong, right):
        yield Variant(form, 1, False)
    elif len(form) >= _LONG and 0 < place < len(form) - _tail_length(form):
        yield Variant(form, 3, True)


def _tail_length(form: str) -> int:
    return next((len(tail) for tail in _TAILS if form.endswith(tail)), 1)


def _gapped(form: str) -> list[str]:
    return [f"{form[:place]}*{form[place + 1 :]}" for place in range(len(form))]


def _shortened(form: str) -> list[str]:
    return [form[:place] + form[place + 1 :] for place in range(1, len(form) - 1)]


def _sound(form: str) -> str:
    return " ".join(map(sound_key, form))


def _is_plain(form: str) -> bool:
    return all(map(is_hanzi, form))


def _table(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    table: defaultdict[str, list[str]] = defaultdict(list)
    for key, form in pairs:
        table[key].append(form)
    return {key: tuple(dict.fromkeys(forms)) for key, forms in table.items()}
