"""The words by which names of units are told from other words; data in ``lexicon.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from corpus.records import Record


class Lexicon(Record):
    """The word lists of ``lexicon.toml``.

    ``places``: names of other places without 省 or 市 (地名); ``functions``: what a department is for (职能用词, 税务),
    ``tails``: what its name ends in (局), ``levels``: what stands before a body of another level (国家);
    ``names``: words that are names of bodies by themselves (政协); ``ordinary``: words within which no name stands
    (公安机关); ``ordinary_tails``: words that end like a body and are none (格局, 承办); ``shapes``: groups of characters that
    look alike (形近字).
    """

    places: tuple[str, ...]
    functions: tuple[str, ...]
    tails: tuple[str, ...]
    levels: tuple[str, ...]
    names: tuple[str, ...]
    ordinary: tuple[str, ...]
    ordinary_tails: tuple[str, ...]
    shapes: tuple[str, ...]


@cache
def open_lexicon() -> Lexicon:
    """Read the word lists, once."""
    table = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))
    return Lexicon.model_validate({name: tuple(words.split()) for name, words in table.items()})


@cache
def department_names() -> frozenset[str]:
    """Return every name that is told by its words alone: a function with a department's tail, or a body's own word."""
    lexicon = open_lexicon()
    made = (function + tail for function in lexicon.functions for tail in lexicon.tails)
    return frozenset((*lexicon.names, *made))
