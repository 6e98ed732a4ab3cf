"""The words of a corpus: how telling each is, what it is also called, and what sounds like it."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from pypinyin import lazy_pinyin

from corpus.fold import fold

SYNONYMS = Path(__file__).with_name("synonyms.toml")
LONGEST_WORD = 6
COMMON_SHARE = 0.08
UNKNOWN_SHARE = 0.5


@lru_cache(maxsize=16384)
def compact(text: str) -> str:
    """Fold a text for matching and drop its white space and marks; used for comparison only, never for offsets."""
    return "".join(c for c in fold(text) if c.isalnum())


class Lexicon:
    """Weights, synonyms and homophones over the texts of one corpus.

    Args:
        texts: the compact texts that can be found; a word's weight is its inverse document frequency over them,
            ``log(1 + N / df)``, and half of ``log(1 + N)`` for a word in none (Spärck Jones 1972, smoothed): what the
            corpus does not know is as often idle talk as it is the point.
        words: the corpus cut into words, for homophones.
        is_usual: whether a word is usual Chinese, which is no misspelling of another.
    """

    def __init__(self, texts: Iterable[str], words: Iterable[str], is_usual: Callable[[str], bool]) -> None:
        self._is_usual = is_usual
        self._texts = tuple(texts)
        self._words = frozenset(words)
        self._joined = "|".join(self._texts)
        self._df: dict[str, int] = {}
        self._heard: dict[str, str | None] = {}
        self._weights: dict[str, float] = {}

    @property
    def words(self) -> frozenset[str]:
        """The words of the corpus."""
        return self._words

    def df(self, word: str) -> int:
        """In how many texts a word stands; a word that stands twice in one counts twice."""
        if word not in self._df:
            self._df[word] = self._joined.count(word)
        return self._df[word]

    def homophone_of(self, word: str) -> str | None:
        """The homophone of a word that the corpus does not hold, remembered."""
        if word not in self._heard:
            self._heard[word] = None if self.knows(word) or self._is_usual(word) else self.homophone(word)
        return self._heard[word]

    def weight(self, word: str) -> float:
        """How telling a word is: greater for rarer words, always above 0; remembered."""
        if word not in self._weights:
            weight = math.log(1 + len(self._texts) / max(self.df(word), 1))
            self._weights[word] = weight if self.is_known(word) else UNKNOWN_SHARE * weight
        return self._weights[word]

    def is_known(self, word: str) -> bool:
        """Whether the corpus holds the word, a synonym or a homophone of it."""
        return bool(self.df(word) or self.synonyms(word) or self.homophone_of(word))

    def is_common(self, word: str) -> bool:
        """Whether a word stands in so many texts that it tells none of them (科普, 科学, 素质)."""
        return self.df(word) > COMMON_SHARE * len(self._texts)

    def knows(self, word: str) -> bool:
        """Whether the corpus holds the word anywhere."""
        return self.df(word) > 0

    def is_misspelling_of(self, word: str, words: frozenset[str]) -> bool:
        """Whether a word that is neither usual nor of the corpus sounds like one of ``words`` (主则 like 主责)."""
        if len(word) < 2 or self.knows(word) or self._is_usual(word):
            return False
        return _sound(word) in _sounds_of(words)

    def synonyms(self, word: str) -> tuple[str, ...]:
        """Other wordings of the same thing, without the word itself."""
        return self._groups.get(word, ())

    def homophone(self, word: str) -> str | None:
        """The only word of the corpus that sounds like ``word`` (同音, without tones); None if there is not one."""
        found = self._sounds.get(_sound(word), ())
        return found[0] if len(found) == 1 and found[0] != word and len(word) > 1 else None

    @cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        groups: dict[str, dict[str, None]] = {}
        for group in tomllib.loads(SYNONYMS.read_text(encoding="utf-8"))["groups"]:
            for word in group:
                groups.setdefault(word, {}).update(dict.fromkeys(group))
        return {word: tuple(w for w in group if w != word) for word, group in groups.items()}

    @cached_property
    def _sounds(self) -> dict[str, tuple[str, ...]]:
        sounds: dict[str, dict[str, None]] = {}
        for word in sorted(w for w in self._words if 2 <= len(w) <= LONGEST_WORD and _is_hanzi(w)):
            sounds.setdefault(_sound(word), {})[word] = None
        return {sound: tuple(words) for sound, words in sounds.items()}


def _sound(word: str) -> str:
    return " ".join(lazy_pinyin(word))


@lru_cache(maxsize=4)
def _sounds_of(words: frozenset[str]) -> frozenset[str]:
    return frozenset(_sound(word) for word in words if len(word) > 1 and _is_hanzi(word))


def _is_hanzi(word: str) -> bool:
    return all("\u4e00" <= c <= "\u9fff" for c in word)
