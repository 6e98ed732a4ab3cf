"""Overlay (重抄覆盖): a copy in which some sentences were overwritten by a second reading that starts again.

The model. A document is the sentences d[0], d[1], …; slot i of its copy should hold d[i]. m slots are overwritten, and
the k-th overwritten slot holds d[k]. So a sentence of the second reading whose own slot survived stands twice, one
whose own slot was overwritten stands once and out of place, and a sentence overwritten behind the reach of the second
reading is lost. A text that does not fit the model is not touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

from corpus.errors import CorpusError
from corpus.repair.cohesion import Cohesion
from corpus.structure.numbering import parse_number
from corpus.wording import (
    NO_KNOWN_END,
    NO_MOVED_SENTENCE,
    REPEATS_OUT_OF_ORDER,
    SENTENCE_THRICE,
    WRONG_NUMBER_OF_SENTENCES,
)

MIN_REPEATED = 5
MIN_REPEATED_SHARE = 0.05
"""A text with fewer repeated sentences, in number or as a share of its slots, is not suspected of an overlay."""

_NUMBERS = re.compile(r"^(?P<chapter>[一二三四五六七八九十]{1,3})、|[（(](?P<part>[一二三四五六七八九十]{1,3})[）)]")


class OverlayMismatch(CorpusError):  # noqa: N818 - not an error of the user's: the text is then left as it is
    """The text repeats sentences, but not as the model says; the message is the reason, in Chinese."""

    code = "overlay_unresolved"


@dataclass(frozen=True)
class Placement:
    """Where the sentences of a document stand in its overlaid copy.

    ``slots[i]`` is the slot that holds sentence i, None where it is lost; ``copies`` maps each slot that repeats a
    sentence to the slot that stands for it.
    """

    slots: tuple[int | None, ...]
    overwritten: tuple[int, ...]
    copies: dict[int, int]

    @property
    def n_moved(self) -> int:
        """How many sentences stand only in another sentence's slot."""
        return len(self.overwritten) - len(self.copies)

    @property
    def n_lost(self) -> int:
        """How many sentences stand nowhere."""
        return self.slots.count(None)


@dataclass(frozen=True)
class _Stretch:
    """Undecided slots between two known ones; ``n`` of them were overwritten, at the ends, to make the fewest runs.

    ``left_end`` says whether the slot before them was overwritten, so that a run can go on from there.
    """

    slots: range
    n: int
    left_end: bool

    def labellings(self) -> Iterator[tuple[int, ...]]:
        """Give each choice of the overwritten slots."""
        for at_left in range(self.n + 1 if self.left_end and self.n < len(self.slots) else 1):
            at_right = self.n - at_left
            yield (*self.slots[:at_left], *self.slots[len(self.slots) - at_right :])


@dataclass(frozen=True)
class _Repeats:
    """Which slots repeat which (``first``), and the last slot that is repeated (``last``)."""

    n_slots: int
    first: dict[int, int]
    last: int

    @cached_property
    def forced(self) -> tuple[int, ...]:
        """Slots up to ``last`` that must be of the second reading: those that are not repeated themselves."""
        repeated = set(self.first.values())
        return tuple(slot for slot in range(self.last + 1) if slot not in repeated)


def suspect_overlay(sentences: Sequence[str]) -> bool:
    """Tell whether so many sentences are repeated that the copy is suspected of an overlay."""
    n_repeated = len(sentences) - len(set(sentences))
    return n_repeated >= max(MIN_REPEATED, MIN_REPEATED_SHARE * len(sentences))


def place_sentences(sentences: Sequence[str]) -> Placement:
    """Find where each sentence of the document stands, given what stands in each slot of the copy.

    Up to the last slot whose sentence is repeated later, a sentence that comes again is in its own slot and any other
    is of the second reading. Behind it repeats are of the second reading, and the distance between the sentences they
    repeat says how many of the slots between them are. Which, is chosen for the fewest runs of overwritten slots, then
    for an unbroken numbering, then for the best cohesion of the restored text.

    Raises:
        OverlayMismatch: when the model does not hold.
    """
    repeats = _find_repeats(sentences)
    stretches = list(_stretches(repeats))
    chosen = [next(stretch.labellings()) for stretch in stretches]
    cohesion = Cohesion(sentences)

    def cost(n: int, labelling: tuple[int, ...]) -> tuple[int, float]:
        placement = _place(repeats, [*chosen[:n], labelling, *chosen[n + 1 :]])
        restored = [None if slot is None else sentences[slot] for slot in placement.slots]
        return _n_breaks(restored), -cohesion.of_sequence(restored)

    for n, stretch in enumerate(stretches):
        chosen[n] = min(stretch.labellings(), key=partial(cost, n))
    return _check(sentences, _place(repeats, chosen))


def _find_repeats(sentences: Sequence[str]) -> _Repeats:
    """Find the sentences that stand twice; the second time they must come in the order of the first."""
    seen: dict[str, int] = {}
    first: dict[int, int] = {}
    for slot, sentence in enumerate(sentences):
        if sentence not in seen:
            seen[sentence] = slot
        elif seen[sentence] in first.values():
            raise OverlayMismatch(SENTENCE_THRICE.format(sentence=sentence[:20]))
        else:
            first[slot] = seen[sentence]
    if list(first.values()) != sorted(first.values()):
        raise OverlayMismatch(REPEATS_OUT_OF_ORDER)
    return _Repeats(n_slots=len(sentences), first=first, last=max(first.values()))


def _stretches(repeats: _Repeats) -> Iterator[_Stretch]:
    """Give the undecided slots between each two neighbouring repeats behind the last repeated slot."""
    before, k = repeats.last, len(repeats.forced)
    for repeat in (slot for slot in repeats.first if slot > repeats.last):
        slots, n = range(before + 1, repeat), repeats.first[repeat] - k
        if not 0 <= n <= len(slots):
            raise OverlayMismatch(WRONG_NUMBER_OF_SENTENCES.format(n=n, n_slots=len(slots)))
        yield _Stretch(slots, n, left_end=before != repeats.last)
        before, k = repeat, repeats.first[repeat] + 1


def _place(repeats: _Repeats, chosen: Sequence[Sequence[int]]) -> Placement:
    """Put the k-th overwritten slot's sentence in place k if that was overwritten too, every other in its own place."""
    overwritten = tuple(sorted({*repeats.forced, *repeats.first, *chain.from_iterable(chosen)}))
    slots: list[int | None] = list(range(repeats.n_slots))
    for slot in overwritten:
        slots[slot] = None
    for k, slot in enumerate(overwritten):
        if slots[k] is None:
            slots[k] = slot
    return Placement(slots=tuple(slots), overwritten=overwritten, copies=repeats.first)


def _n_breaks(restored: Sequence[str | None]) -> int:
    """Count numbers (一、 and （一）) that do not carry on their series although nothing is lost between."""
    n_breaks = 0
    last: dict[str, int | None] = {"chapter": 0, "part": 0}  # None: what is lost may have held any number
    for sentence in restored:
        if sentence is None:
            last = {"chapter": None, "part": None}
            continue
        for found in _NUMBERS.finditer(sentence):
            rank = "chapter" if found["chapter"] else "part"
            number, before = parse_number(found[rank]), last[rank]
            n_breaks += before is not None and number != before + 1
            last = {"chapter": number, "part": 0} if rank == "chapter" else {**last, "part": number}
    return n_breaks


def _check(sentences: Sequence[str], placement: Placement) -> Placement:
    """Assert the model.

    Every overwritten slot lies behind its sentence's own and holds what that should hold; some of them stand nowhere
    else, or nothing was replaced; and the sentence that the second reading would come to next is in its own slot, so
    that it is known to have stopped.
    """
    for k, slot in enumerate(placement.overwritten):
        held = placement.slots[k]
        if slot <= k or held is None or sentences[held] != sentences[slot]:
            raise OverlayMismatch(REPEATS_OUT_OF_ORDER)
    if not placement.n_moved:
        raise OverlayMismatch(NO_MOVED_SENTENCE)
    following = len(placement.overwritten)
    if following in placement.overwritten:
        raise OverlayMismatch(NO_KNOWN_END)
    return placement
