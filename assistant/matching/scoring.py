"""How well a text covers a topic: by words, synonyms, sounds, and parts of words."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.matching.lexicon import Lexicon
from corpus.records import Record

SYNONYM_CREDIT = 0.9
HOMOPHONE_CREDIT = 0.85
PART_CREDIT = 0.7


class Topic(Record):
    """What is looked for: words of the question that say what it is about, and all of it as one compact string."""

    terms: tuple[str, ...]
    text: str
    gist: str = ""

    @property
    def meant(self) -> str:
        """The wording to compare in meaning: the question less its question words, else the words alone."""
        return self.gist or self.text


def term_credit(term: str, text: str, lexicon: Lexicon) -> float:
    """How far ``text`` (compact) holds ``term``, between 0 and 1.

    1 for the word itself, less for a synonym, a word of the same sound, or a part of its characters.
    """
    if term.isdigit():
        return 1.0 if re.search(rf"(?<!\d){term}(?!\d)", text) else 0.0
    if term in text:
        return 1.0
    if any(synonym in text for synonym in lexicon.synonyms(term)):
        return SYNONYM_CREDIT
    homophone = lexicon.homophone_of(term)
    if homophone is not None and homophone in text:
        return HOMOPHONE_CREDIT
    pairs = _pairs(term)
    return PART_CREDIT * sum(p in text for p in pairs) / len(pairs) if len(pairs) > 1 else 0.0


def coverage(topic: Topic, text: str, lexicon: Lexicon) -> float:
    """The weighted share of the topic's words that ``text`` (compact) holds, between 0 and 1; 0 for no words."""
    total = sum(lexicon.weight(t) for t in topic.terms)
    held = sum(lexicon.weight(t) * term_credit(t, text, lexicon) for t in topic.terms)
    return held / total if total else 0.0


def reverse_coverage(topic: Topic, text: str, lexicon: Lexicon) -> float:
    """The weighted share of the text's character pairs that stand in the topic, between 0 and 1."""
    pairs = _pairs(text)
    total = sum(lexicon.weight(p) for p in pairs)
    held = sum(lexicon.weight(p) for p in pairs if p in topic.text)
    return held / total if total else 0.0


@lru_cache(maxsize=20000)
def _pairs(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[i : i + 2] for i in range(len(text) - 1)))
