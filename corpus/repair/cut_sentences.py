"""Sentences cut at their end and glued to the next paragraph (残句粘连), looked for only in a copy known to be damaged.

Two signs tell where. A paragraph's mark (（二）, ——) stands behind a word that neither ends a sentence nor belongs to a
heading. Or a word breaks off: its beginning is followed by one and the same character everywhere else in the text, here
by another, and the two characters at the seam stand together nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

MIN_CONTEXT = 3
"""Characters before the seam that must be known from elsewhere, at least ``MIN_WITNESSES`` times."""
MIN_WITNESSES = 2
MIN_WORD_CONTEXTS = 5
"""In how many different surroundings the word that breaks off must stand, to be known as a word."""
MIN_WORD_SHARE = 0.5
"""The share of its first character's occurrences that the word must make up."""
MIN_CLAUSE = 4
"""Characters that follow the seam without a mark: fewer are the rest of a word, not the start of a paragraph."""

_HAN = "\u4e00-\u9fff"
_NUMBER = "[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(rf"^(?:{_NUMBER}、|[（(]{_NUMBER}[）)]|——)[{_HAN}、，“”]{{2,40}}$")
_MARK = re.compile(rf"(?<=[{_HAN}])(?<!第)(?:[（(]{_NUMBER}[）)]|——)(?=[{_HAN}])")
_CLAUSE = re.compile(rf"[{_HAN}\d]{{{MIN_CLAUSE}}}")


class _Words:
    """What follows what in the distinct sentences of a text."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.pairs: Counter[str] = Counter()
        self.followers: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.contexts: defaultdict[str, set[str]] = defaultdict(set)
        for sentence in sentences:
            for at in range(1, len(sentence)):
                pair = sentence[at - 1 : at + 1]
                self.pairs[pair] += 1
                self.followers[pair[0]][pair[1]] += 1
                self.contexts[pair].add(sentence[max(at - 2, 0) : at - 1])
                if at >= MIN_CONTEXT:
                    self.followers[sentence[at - MIN_CONTEXT : at]][sentence[at]] += 1

    def breaks_off(self, sentence: str, at: int) -> bool:
        """Tell whether a word breaks off before offset ``at``."""
        seam, context = sentence[at - 1 : at + 1], sentence[at - MIN_CONTEXT : at]
        elsewhere = self.followers[context] - Counter(seam[1])
        if self.pairs[seam] > 1 or len(elsewhere) != 1 or not _CLAUSE.match(sentence, at):
            return False
        (rest, n_witnesses), *_ = elsewhere.items()
        word = seam[0] + rest
        share = self.pairs[word] / self.followers[seam[0]].total()
        return n_witnesses >= MIN_WITNESSES and share >= MIN_WORD_SHARE and self._is_word(word)

    def _is_word(self, word: str) -> bool:
        return bool(re.fullmatch(f"[{_HAN}]+", word)) and len(self.contexts[word]) >= MIN_WORD_CONTEXTS


def find_cuts(sentences: Sequence[str]) -> dict[str, int]:
    """Map each sentence that is glued out of two to the offset of the seam in it."""
    distinct = tuple(dict.fromkeys(sentences))
    words = _Words(distinct)
    cuts = {sentence: _find_mark(sentence) or _find_broken_word(sentence, words) for sentence in distinct}
    return {sentence: at for sentence, at in cuts.items() if at is not None}


def _find_mark(sentence: str) -> int | None:
    """Give the offset of a paragraph's mark that stands behind anything but a heading."""
    marks = (found.start() for found in _MARK.finditer(sentence))
    return next((at for at in marks if not _HEADING.match(sentence[:at])), None)


def _find_broken_word(sentence: str, words: _Words) -> int | None:
    return next((at for at in range(MIN_CONTEXT, len(sentence) - 1) if words.breaks_off(sentence, at)), None)
