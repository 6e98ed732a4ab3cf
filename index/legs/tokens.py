"""Text becomes words (分词): jieba's search mode with the units' names as dictionary, and characters one and two.

Words alone miss what jieba cuts differently in question and passage; characters alone miss nothing but rank worse.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterable
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.fold import fold

if TYPE_CHECKING:
    import jieba
    import jieba.posseg

_RUN = re.compile(r"[0-9a-z]+(?:\.[0-9]+)?|[㐀-鿿豈-﫿]+")
_FORM = 1


class WordTokenizer:
    """Cuts folded text; deterministic for one jieba version and one list of names.

    Args:
        names: Names that are one word each, in any order.
        cache_dir: Where jieba may keep its prepared dictionary; made when it first cuts.
    """

    def __init__(self, names: Iterable[str], cache_dir: Path) -> None:
        self._names = sorted({fold(name) for name in names})
        self._cache_dir = cache_dir

    @cached_property
    def fingerprint(self) -> str:
        """Changes whenever a text could be cut otherwise."""
        told = repr((_FORM, version("jieba"), self._names))
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def cut(self, text: str) -> list[str]:
        """The tokens of a text in its order, repeated as often as they occur."""
        tokens: list[str] = []
        for run in _RUN.findall(fold(text)):
            if run[0].isascii():
                tokens.append(run)
            else:
                tokens += self._words(run)
                tokens += run
                tokens += (run[i : i + 2] for i in range(len(run) - 1))
        return tokens

    def segment(self, text: str) -> list[str]:
        """The words of a text, each once where it stands; nothing is folded."""
        return list(self._jieba.lcut(text))

    def tag(self, text: str) -> list[tuple[str, str]]:
        """The words of a text with jieba's part-of-speech tags (词性)."""
        return [(pair.word, pair.flag) for pair in self._tagger.cut(text)]

    def frequency(self, word: str) -> int:
        """How often a word occurs in jieba's dictionary; 0 where it does not."""
        return int(self._jieba.FREQ.get(word) or 0)

    @cached_property
    def _tagger(self) -> jieba.posseg.POSTokenizer:
        import jieba.posseg

        return jieba.posseg.POSTokenizer(self._jieba)

    def _words(self, run: str) -> list[str]:
        """Words of three characters and more: shorter ones are among the characters already."""
        return [word for word in self._jieba.cut_for_search(run) if len(word) > 2]

    @cached_property
    def _jieba(self) -> jieba.Tokenizer:
        import jieba

        jieba.setLogLevel(logging.WARNING)
        self._cache_dir.mkdir(parents=True, exist_ok=True)
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = str(self._cache_dir)
        tokenizer.initialize()
        for name in self._names:
            tokenizer.add_word(name)
        return tokenizer
