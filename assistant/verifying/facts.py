"""Facts of documents: told values are those of the catalogue, at a place that prints them or at the document's head."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from assistant.answering.draft import Evidence
from assistant.verifying.origins import squeezed
from assistant.verifying.rules import Rule
from assistant.verifying.scene import Scene
from assistant.verifying.templates import Filler, Values
from assistant.wording import WORDING
from corpus.records import Document

YEAR = re.compile(r"20\d\d")
CONTRADICTING = 2
"""So many different years make a contradiction."""


class Fact(NamedTuple):
    """A place of a document that need be no record's: ``quote`` is its stored text."""

    document: Document
    evidence: Evidence
    quote: str

    @property
    def is_at_head(self) -> bool:
        """Whether the place is the document's first line, which stands for what is printed nowhere."""
        start = len(self.document.text) - len(self.document.text.lstrip())
        first = self.document.text[start:].split("\n", 1)[0]
        span = self.evidence.span
        return self.evidence.locator == WORDING["place_head"] and (span.start, span.end) == (start, start + len(first))


def facts_of(scene: Scene) -> tuple[Fact, ...]:
    """Each piece of evidence as a fact's."""
    documents = scene.collection.documents
    return tuple(
        Fact(documents[e.doc_id], e, quote) for e, quote in zip(scene.statement.evidence, scene.quotes, strict=True)
    )


def values_of(fact: Fact) -> Mapping[str, Filler]:
    """What the slots of a template about a fact may hold."""
    document = fact.document
    known = (document.document_number, document.issuer, document.addressee)
    days = (form for day in (document.signed, document.issued) if day for form in _printed(day))
    number = document.document_number
    brackets = WORDING["number_brackets"].format(number=number) if number else ""
    return {
        "title": (document.title,),
        "locator": (fact.evidence.locator,),
        "value": ("".join(fact.quote.split()), *(v for v in (*known, *days) if v)),
        "number": (brackets,),
        "quote": ("".join(fact.quote.split()), fact.quote),
        "text": ("".join(fact.quote.split()),),
    }


def _printed(day: date) -> tuple[str, str]:
    return WORDING["date"].format(year=day.year, month=day.month, day=day.day), day.isoformat()


def _of(place: str, told: Callable[[Document], Iterable[str | None]]) -> Rule:
    """A value is the catalogue's; the place prints it and is called by its name, or the head stands for it."""

    def holds(fact: Fact, values: Values, scene: Scene) -> bool:
        value = values.get("value", values["title"])
        prints = fact.evidence.locator == WORDING[place] and squeezed(fact.quote) == squeezed(value)
        return value in told(fact.document) and (prints or fact.is_at_head)

    return Rule((Fact,), holds)


def _issued_is_missing(fact: Fact, values: Values, scene: Scene) -> bool:
    signed = _of("place_signed", lambda d: _printed(d.signed) if d.signed else ())
    return fact.document.issued is None and signed.holds(fact, values, scene)


def _is_seal(fact: Fact, values: Values, scene: Scene) -> bool:
    return fact.evidence.locator == WORDING["place_seal"] and values["value"] == "".join(fact.quote.split())


def _is_period(fact: Fact, values: Values, scene: Scene) -> bool:
    """The years of the plan are those of the catalogue."""
    period, printed = fact.document.period, tuple(map(int, YEAR.findall(fact.quote)))
    at_title = fact.evidence.locator == WORDING["place_title"]
    return at_title and period == printed and values["value"] in (fact.quote, "".join(fact.quote.split()))


def _is_printed(fact: Fact, values: Values, scene: Scene) -> bool:
    return fact.evidence.locator == WORDING["place_text"]


def _is_place(fact: Fact, values: Values, scene: Scene) -> bool:
    """The place is one that another line rests on, which is held against it there."""
    others = (s for s in scene.draft.statements if s is not scene.statement)
    return any(fact.evidence in s.evidence for s in others)


def is_contradiction(quotes: Iterable[str]) -> bool:
    """Whether quotes that say the same thing begin with different years."""
    return len({squeezed(q)[:5] for q in quotes}) >= CONTRADICTING


FACT_RULES: Mapping[str, Rule] = {
    "doc_number": _of("place_number", lambda d: (d.document_number,)),
    "doc_issuer": _of("place_issuer", lambda d: (d.issuer,)),
    "doc_signed": _of("place_signed", lambda d: _printed(d.signed) if d.signed else ()),
    "doc_issued": _of("place_issued", lambda d: _printed(d.issued) if d.issued else ()),
    "doc_issued_missing": Rule((Fact,), _issued_is_missing),
    "doc_addressee": _of("place_addressee", lambda d: (d.addressee,)),
    "doc_title": _of("place_title", lambda d: (d.title,)),
    "doc_period": Rule((Fact,), _is_period),
    "fact_line": Rule((Fact,), _is_printed),
    "doc_seal": Rule((Fact,), _is_seal),
    "placed_text": Rule((Fact,), _is_place),
}
