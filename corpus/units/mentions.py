"""Mentions of units (单位提及) in running text and in questions: the longest registered form that stands by itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from corpus.records import Record, Sureness
from corpus.units.lexicon import open_lexicon
from corpus.units.name_edges import stands_alone
from corpus.units.other_bodies import other_body_end
from corpus.units.registry import Form, Register
from corpus.units.squeeze import Squeezed, squeeze
from corpus.units.wordset import WordSet

_LOOK_AHEAD = 2


class Mention(Record):
    """A unit named at ``text[start:end]`` of the text that was searched.

    ``form`` is the name as it stands there without white space; ``ground`` (Chinese) says why an inferred form stands
    for the unit, None where the register gives no reason.
    """

    unit_id: str
    name: str
    form: str
    start: int
    end: int
    sureness: Sureness
    ground: str | None = None


def find_mentions(text: str, register: Register) -> tuple[Mention, ...]:
    """Find every mention of a registered unit in ``text``, from left to right, none overlapping another.

    At each place the longest form wins; a form within a longer word or within the name of another body is no mention.
    White space inside a name is tolerated. A form that several places' units share stands for the one of
    ``register.home``, where it has one.
    """
    squeezed = squeeze(text)
    return tuple(_mention(text, squeezed, start, form, register) for start, form in _scan(squeezed, register))


def _scan(squeezed: Squeezed, register: Register) -> Iterator[tuple[int, Form]]:
    position, name_end = 0, -1
    while position < len(squeezed.text):
        skipped = _skipped_until(squeezed.text, position, register)
        before = "" if position == name_end else squeezed.before(position)
        form = None if skipped else _form_at(squeezed, position, before, register)
        if form is not None:
            yield position, form
            name_end = position + len(form.text)
        position = skipped or (name_end if form else position + 1)


def _skipped_until(text: str, position: int, register: Register) -> int | None:
    other = other_body_end(text, position, register)
    word = _ordinary().longest(text, position)
    own = register.forms.longest(text, position)
    word_end = position + len(word) if word and len(word) > len(own or "") else 0
    return max(other or 0, word_end) or None


def _form_at(squeezed: Squeezed, position: int, before: str, register: Register) -> Form | None:
    for word in register.forms.at(squeezed.text, position):
        if stands_alone(word, before, squeezed.after(position + len(word), _LOOK_AHEAD)):
            return register.by_form(word)[0]
    return None


def _mention(text: str, squeezed: Squeezed, start: int, form: Form, register: Register) -> Mention:
    begin, end = squeezed.span(start, start + len(form.text))
    return Mention(
        unit_id=form.unit_id,
        name=register.unit(form.unit_id).name,
        form="".join(text[begin:end].split()),
        start=begin,
        end=end,
        sureness=form.sureness,
        ground=form.ground,
    )


@cache
def _ordinary() -> WordSet:
    return WordSet(open_lexicon().ordinary)
