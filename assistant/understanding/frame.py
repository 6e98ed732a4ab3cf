"""What a question was understood to ask (理解结果)."""

from __future__ import annotations

from assistant.answer import Correction, Kind
from corpus.records import Record


class Frame(Record):
    """The slots of a question. Empty slots do not limit.

    ``text`` is the folded, corrected question; ``topic`` its words that remain when units, documents, years, item
    numbers and question words are taken out, ``terms`` the same as a tuple, ``gist`` the same with the words between.
    ``units`` and ``excluded`` are unit ids; ``unknown_units`` names that look like a unit and are none of the register.
    ``numbers`` are item numbers (第83项), below 0 from the end. ``titled`` are tasks whose title the question gives in
    full; ``bound_tasks`` and ``bound_sections`` what earlier turns were about and this question refers to (它, 第二个).
    """

    text: str
    resolved: str
    kind: Kind
    cues: frozenset[str] = frozenset()
    units: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    unknown_units: tuple[str, ...] = ()
    doc_ids: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    categories: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    topic: str = ""
    gist: str = ""
    figures: tuple[str, ...] = ()
    bound_tasks: tuple[str, ...] = ()
    bound_sections: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    notes: tuple[str, ...] = ()
    both_documents: bool = False
    asks_tasks: bool = False
    has_other_topic: bool = False
    follows_up: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether the question names nothing: no unit, topic, item, category, document, part or year."""
        named = (self.units, self.unknown_units, self.terms, self.numbers, self.categories, self.doc_ids, self.parts)
        of_document = self.shows("number", "issuer", "signed", "issued", "dated", "addressee", "annexes", "seal")
        return not any(named) and not self.years and not of_document and self.kind not in (Kind.GREETING, Kind.HELP)

    def shows(self, *cues: str) -> bool:
        """Whether the question shows any of the cues named."""
        return not self.cues.isdisjoint(cues)
