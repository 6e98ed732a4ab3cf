"""Typing errors in a question's words (错别字): a noisy channel over the words that questions and the corpus use.

A piece that is no word is read as the known word it is an error of, where the question becomes likelier by more than
such an error is unlikely (Kernighan, Church and Gale 1990; the language model is of single words).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from pypinyin import lazy_pinyin

from corpus.units.character_likeness import look_alike, sound_alike, sound_key

HANZI = re.compile(r"[一-鿿]+")
LATIN = re.compile(r"[a-z]{5,}")
TOTAL = 6e7
"""Occurrences in all that the dictionary's frequencies are counted over."""
OWN = 3000
"""A word of the corpus or of questions counts as at least so frequent."""
USUAL = 30
"""Occurrences in the dictionary from which a piece is a word and no error."""
SHORTEST_GAPPED, SHORTEST_CUT, LONGEST = 3, 4, 8
MOST = 3
SOUND, SWAPPED, DOUBLED, SHAPE, CUT = 4.0, 4.0, 3.0, 5.0, 6.5
"""How unlikely each error is (-log probability): one of sound, an exchange, a doubling, one of shape, an omission."""
MARGIN, WORDS_MARGIN = 2.6, 5.0
ASKS = re.compile(r"[哪谁几啥市区一二三四五六七八九十两]")
"""Characters that ask, count, or stand before names: no part of a misspelt word."""
TAILS = ("局", "委", "办", "署", "院", "厅")
"""What units' names end with; errors within them are found among the names."""


class Error(NamedTuple):
    """``text[start:end]`` written for ``word``, at a cost (-log probability)."""

    start: int
    end: int
    word: str
    cost: float


class Spelling:
    """Corrects against one vocabulary.

    Args:
        words: the words that questions and the corpus use; those of 2 to 8 Chinese characters are kept.
        frequency: how often a word occurs in general Chinese, 0 for a word that does not.
        particles: characters that are words by themselves, so that two words may stand where an error seems to.
    """

    def __init__(self, words: Iterable[str], frequency: Callable[[str], int], particles: frozenset[str]) -> None:
        self._words = frozenset(w for w in words if 2 <= len(w) <= LONGEST and HANZI.fullmatch(w))
        self._frequency = frequency
        self._particles = particles

    def errors(self, text: str) -> tuple[Error, ...]:
        """The errors of a folded text, left to right, none overlapping another, at most three."""
        found = [error for run in HANZI.finditer(text) for error in self._in_run(run.group(), run.start())]
        return tuple(sorted(found)[:MOST])

    def spelt(self, text: str) -> tuple[Error, ...]:
        """Words written in whole pinyin without tones (fujian for 附件), left to right; of two words' pinyin none."""
        found = ((m, self._letters.get(m.group(), ())) for m in LATIN.finditer(text))
        return tuple(Error(m.start(), m.end(), words[0], SOUND) for m, words in found if len(words) == 1)

    @cached_property
    def _letters(self) -> Mapping[str, tuple[str, ...]]:
        return _table(("".join(lazy_pinyin(word)), word) for word in self._words)

    def _in_run(self, run: str, offset: int) -> list[Error]:
        now = self._cost(run)
        gains = [(self._gain(run, now, error), error) for error in self._candidates(run)]
        chosen: list[Error] = []
        for gain, error in sorted(gains, key=lambda g: (-g[0], g[1])):
            if gain > self._margin(run[error.start : error.end]) and all(
                error.end <= other.start or other.end <= error.start for other in chosen
            ):
                chosen.append(error)
        return [e._replace(start=e.start + offset, end=e.end + offset) for e in chosen]

    def _margin(self, piece: str) -> float:
        """How much likelier the question must become: more where the piece may be two words."""
        return WORDS_MARGIN if any(c in self._particles for c in piece) and len(piece) <= SHORTEST_GAPPED else MARGIN

    def _gain(self, run: str, now: float, error: Error) -> float:
        return now - self._cost(run[: error.start] + error.word + run[error.end :]) - error.cost

    def _candidates(self, run: str) -> Iterator[Error]:
        for start in range(len(run)):
            for end in range(start + 1, min(start + LONGEST + 1, len(run)) + 1):
                piece = run[start:end]
                if not self._is_word(piece) and not ASKS.search(piece) and not run[end:].startswith(TAILS):
                    yield from (Error(start, end, word, cost) for word, cost in self._meant(piece))

    def _is_word(self, piece: str) -> bool:
        return piece in self._words or (len(piece) > 1 and self._frequency(piece) >= USUAL)

    def _meant(self, piece: str) -> Iterator[tuple[str, float]]:
        """The words that a piece may be an error of."""
        if len(piece) > 1:
            yield from ((word, SOUND) for word in self._sounds.get(_sound(piece), ()))
        yield from ((word, SWAPPED) for word in self._swapped.get(piece, ()))
        yield from ((word, DOUBLED) for word in self._doubled.get(piece, ()))
        yield from ((word, CUT) for word in self._cut.get(piece, ()))
        for place in range(len(piece)):
            for word in self._gapped.get(piece[:place] + "*" + piece[place + 1 :], ()):
                if (cost := _replaced(piece[place], word[place])) is not None:
                    yield word, cost

    def _cost(self, run: str) -> float:
        """-log probability of the likeliest cut of a run into words."""
        best = [0.0]
        for end in range(1, len(run) + 1):
            starts = range(max(0, end - LONGEST), end)
            best.append(min(best[start] + self._word_cost(run[start:end]) for start in starts))
        return best[-1]

    def _word_cost(self, word: str) -> float:
        if word not in self._costs:
            count = max(self._frequency(word), OWN if word in self._words else 0)
            unknown = math.log(TOTAL) if len(word) == 1 else math.inf
            self._costs[word] = math.log(TOTAL / count) if count else unknown
        return self._costs[word]

    @cached_property
    def _costs(self) -> dict[str, float]:
        return {}

    @cached_property
    def _sounds(self) -> Mapping[str, tuple[str, ...]]:
        return _table((_sound(word), word) for word in self._words)

    @cached_property
    def _swapped(self) -> Mapping[str, tuple[str, ...]]:
        return _table((w[:i] + w[i + 1] + w[i] + w[i + 2 :], w) for w in self._words for i in range(len(w) - 1))

    @cached_property
    def _doubled(self) -> Mapping[str, tuple[str, ...]]:
        return _table((w[: i + 1] + w[i:], w) for w in self._words for i in range(len(w)))

    @cached_property
    def _cut(self) -> Mapping[str, tuple[str, ...]]:
        long = (w for w in self._words if len(w) >= SHORTEST_CUT)
        return _table((w[:i] + w[i + 1 :], w) for w in long for i in range(len(w)))

    @cached_property
    def _gapped(self) -> Mapping[str, tuple[str, ...]]:
        long = (w for w in self._words if len(w) >= SHORTEST_GAPPED)
        return _table((w[:i] + "*" + w[i + 1 :], w) for w in long for i in range(len(w)))


def _replaced(written: str, meant: str) -> float | None:
    """How unlikely one character is written for another; None where they neither look nor sound alike."""
    if look_alike(written, meant):
        return SHAPE
    if sound_alike(written, meant):
        return SOUND
    return None


def _sound(word: str) -> str:
    return " ".join(map(sound_key, word))


def _table(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    table: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, word in sorted(pairs):
        if key != word:
            table[key][word] = None
    return {key: tuple(words) for key, words in table.items()}
