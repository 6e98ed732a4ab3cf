"""Typing errors in names of units (错别字): what was written is put beside the registered form that was meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from corpus.records import Record
from corpus.units.lexicon import department_names
from corpus.units.mentions import Mention, find_mentions
from corpus.units.name_edges import begins_freely, ends_freely, is_hanzi
from corpus.units.name_variants import Variant, VariantIndex, department_variants, variant_index
from corpus.units.other_bodies import other_body_end
from corpus.units.registry import Register
from corpus.units.squeeze import Squeezed, squeeze

_LOOK_AHEAD = 2
_BARE = 2
_CITY_HEADS = ("市", "北京市", "北京")


class UnitCorrection(Record):
    """``text[start:end]``, written ``found``, is read as ``form``, a form of the unit ``unit_id``."""

    start: int
    end: int
    found: str
    form: str
    unit_id: str


class _Candidate(NamedTuple):
    start: int
    end: int
    variant: Variant


def correct_units(text: str, register: Register) -> tuple[UnitCorrection, ...]:
    """Find the typing errors in names of units, from left to right, none overlapping another.

    An error is, in a name of three characters or more, one character replaced by another of its sound or shape, one
    written twice, two neighbours exchanged, or up to half of them replaced by homophones; in a longer name also any one
    character replaced, missing or added. What is a registered form already, or the name of another body (市税务局
    beside 市水务局), or runs on into a longer word, is left alone; so is what could be meant for two units.
    """
    squeezed = squeeze(text)
    blocked = _other_bodies(squeezed.text, register)
    mentions = find_mentions(text, register)
    taken = 0
    corrections: list[UnitCorrection] = []
    for found in _candidates(squeezed, variant_index(register)):
        if found.start < taken or _is_blocked(found, squeezed, blocked, mentions, register):
            continue
        corrections.append(_correction(text, squeezed, found, register))
        taken = found.end
    return tuple(corrections)


def _candidates(squeezed: Squeezed, index: VariantIndex) -> Iterator[_Candidate]:
    variants = cache(index.variants)
    for start, character in enumerate(squeezed.text):
        if is_hanzi(character):
            yield from _candidates_at(squeezed, start, index.pieces(squeezed.text, start), variants)


def _candidates_at(
    squeezed: Squeezed, start: int, ends: Iterable[int], variants: Callable[[str], tuple[Variant, ...]]
) -> list[_Candidate]:
    text = squeezed.text
    found = (_Candidate(start, end, variant) for end in ends for variant in variants(text[start:end]))
    free = [candidate for candidate in found if _is_free(squeezed, candidate)]
    return sorted(free, key=lambda candidate: (candidate.variant.cost, candidate.start - candidate.end))


def _is_free(squeezed: Squeezed, candidate: _Candidate) -> bool:
    before, after = squeezed.before(candidate.start), squeezed.after(candidate.end, _LOOK_AHEAD)
    form, written = candidate.variant.form, squeezed.text[candidate.start : candidate.end]
    return (
        begins_freely(form, before, strictly=written[0] != form[0])
        and ends_freely(form[-_BARE:], after, strictly=written[-1] != form[-1])
        and not squeezed.broken_within(candidate.start, candidate.end)
    )


def _is_blocked(
    candidate: _Candidate,
    squeezed: Squeezed,
    blocked: tuple[tuple[int, int], ...],
    mentions: tuple[Mention, ...],
    register: Register,
) -> bool:
    written = squeezed.text[candidate.start : candidate.end]
    if _is_department(written) or _is_nearer_department(written, candidate.variant, register):
        return True
    if any(start < candidate.end and candidate.start < end for start, end in blocked):
        return True
    begin, end = squeezed.span(candidate.start, candidate.end)
    met = [mention for mention in mentions if mention.start < end and begin < mention.end]
    meant = register.by_form(candidate.variant.form)[0].unit_id
    inside = all(begin <= mention.start and mention.end <= end for mention in met)
    return not inside or any(_stands_against(mention, meant, candidate.variant, written) for mention in met)


def _stands_against(mention: Mention, meant: str, variant: Variant, written: str) -> bool:
    """Tell whether a mention within the piece is better left as it is: 教委 in 是教委, 市教委 in 市教委会."""
    if mention.unit_id == meant:
        return written[0] != variant.form[0]
    return variant.is_loose


def _is_department(written: str) -> bool:
    return any(written.removeprefix(head) in department_names() for head in _CITY_HEADS)


def _is_nearer_department(written: str, variant: Variant, register: Register) -> bool:
    """Tell whether another department is as likely meant: 市税物局 for 市税务局, not for 市水务局."""
    others = (other for other in department_variants().variants(written) if not register.by_form(other.form))
    return any(other.cost <= variant.cost for other in others)


def _other_bodies(text: str, register: Register) -> tuple[tuple[int, int], ...]:
    ends = ((start, other_body_end(text, start, register)) for start in range(len(text)))
    return tuple((start, end) for start, end in ends if end is not None)


def _correction(text: str, squeezed: Squeezed, found: _Candidate, register: Register) -> UnitCorrection:
    begin, end = squeezed.span(found.start, found.end)
    form = register.by_form(found.variant.form)[0]
    return UnitCorrection(start=begin, end=end, found=text[begin:end], form=form.text, unit_id=form.unit_id)
