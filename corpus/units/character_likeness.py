"""Which Chinese characters are easily written for one another: by sound (同音), or by shape (形近)."""

from __future__ import annotations

from functools import cache

from pypinyin import Style, pinyin

from corpus.units.lexicon import open_lexicon

_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"))
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


def sound_alike(first: str, second: str) -> bool:
    """Tell whether two characters share a reading, tones and the usual confusions (zh/z, eng/en …) left aside."""
    return not _sounds(first).isdisjoint(_sounds(second))


def look_alike(first: str, second: str) -> bool:
    """Tell whether two characters stand in one group of similar shapes."""
    return second in _shapes().get(first, frozenset())


@cache
def sound_key(character: str) -> str:
    """Return the commonest reading of a character as ``sound_alike`` compares it, or the character if it has none."""
    return _plain(pinyin(character, style=Style.NORMAL)[0][0])


@cache
def _sounds(character: str) -> frozenset[str]:
    return frozenset(_plain(reading) for reading in pinyin(character, style=Style.NORMAL, heteronym=True)[0])


def _plain(reading: str) -> str:
    for full, short in _INITIALS:
        reading = short + reading.removeprefix(full) if reading.startswith(full) else reading
    for full, short in _FINALS:
        reading = reading.removesuffix(full) + short if reading.endswith(full) else reading
    return reading


@cache
def _shapes() -> dict[str, frozenset[str]]:
    groups = open_lexicon().shapes
    return {c: frozenset(x for group in groups if c in group for x in group) - {c} for c in "".join(groups)}
