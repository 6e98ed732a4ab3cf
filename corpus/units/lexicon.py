"""The words by which names of units are told from other words; data in ``lexicon.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from corpus.records import Record


class Lexicon(Record):
    """The word lists of ``lexicon.toml``.

    ``places`` are names of other places without 省 or 市 (地名), ``levels`` what else stands before the name of a
    body that is not the city's (国家). ``functions`` are what departments are for (职能用词, 税务), ``tails`` what
    their names end in (局), ``names`` bodies' names by themselves (政协). Within an ``ordinary`` word (公安机关) no
    name stands; ``ordinary_tails`` end like a body and are none (格局, 承办). ``shapes`` are groups of characters
    that look alike (形近字).
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
