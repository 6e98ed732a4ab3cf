"""The documents of the page (书架): finds what a place means and shows it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Near
from assistant.page import wording
from assistant.page.conversation import Conversation
from assistant.page.sources.place import Place, What
from assistant.page.sources.source_layout import Sheet, lay_out
from assistant.page.sources.source_text import Mark
from assistant.page.sources.source_view import render_library, render_source
from corpus.records import Corpus, Section, Span


class Shelf:
    """The documents of one corpus, laid out when first shown. Shared by all users; holds nothing of theirs."""

    def __init__(self, corpus: Corpus) -> None:
        self._documents = {document.doc_id: document for document in corpus.documents}
        self._readings = {reading.doc_id: reading for reading in corpus.readings}
        self._sections: dict[str, list[Section]] = {}
        for section in corpus.sections:
            self._sections.setdefault(section.doc_id, []).append(section)
        self._sheets: dict[tuple[str, bool], Sheet] = {}

    def library(self, remark: str = "") -> str:
        """Show the list of documents, with a remark above it."""
        return render_library(tuple(self._documents.values()), remark)

    def show(self, place: Place, conversation: Conversation) -> str:
        """Show a place; for one that is not (any longer) there, the list of documents, which says so."""
        if place.what is What.LIBRARY:
            return self.library()
        doc_id = place.doc_id
        marks: tuple[Mark, ...] = ()
        if place.what is What.CITATION:
            doc_id, marks = _cited(place, conversation)
        elif place.what is What.NEAR:
            doc_id, marks = _nearest(place, conversation)
        if doc_id not in self._documents:
            return self.library(wording.PLACE_GONE)
        return self._render(doc_id, marks, place, tuple(c.n for c in conversation.citations(place.turn)))

    def _render(self, doc_id: str, marks: tuple[Mark, ...], place: Place, numbers: tuple[int, ...]) -> str:
        sheet = self._sheet(doc_id, as_stored=place.stored)
        current = next((mark.span for mark in marks if mark.is_current), None)
        remark = ""
        if current is not None and not sheet.locate(current):
            sheet, remark = self._sheet(doc_id, as_stored=True), wording.NOT_IN_READING
        path = self._path(doc_id, current) if current is not None else ()
        document = self._documents[doc_id]
        return render_source(document, sheet, marks, place, path=path, numbers=numbers, remark=remark)

    def _sheet(self, doc_id: str, *, as_stored: bool) -> Sheet:
        key = (doc_id, as_stored)
        if key not in self._sheets:
            sections = self._sections.get(doc_id, ())
            self._sheets[key] = lay_out(self._documents[doc_id], self._readings[doc_id], sections, as_stored=as_stored)
        return self._sheets[key]

    def _path(self, doc_id: str, span: Span) -> tuple[str, ...]:
        """The headings above a stored place below the title; own texts do not overlap, so at most one holds it."""
        for section in self._sections.get(doc_id, ()):
            if any(own.start <= span.start < own.end for own in section.spans):
                return section.path[1:] if section.path[:1] == (self._documents[doc_id].title,) else section.path
        return ()


def _cited(place: Place, conversation: Conversation) -> tuple[str, tuple[Mark, ...]]:
    """The document of a citation and all spans that the same answer cites in it; "" where there is no such citation."""
    citations = conversation.citations(place.turn)
    doc_id = next((c.doc_id for c in citations if c.n == place.n), "")
    marks = tuple(
        Mark(n=c.n, span=Span(start=c.start, end=c.end), is_current=c.n == place.n)
        for c in citations
        if c.doc_id == doc_id
    )
    return doc_id, marks


def _nearest(place: Place, conversation: Conversation) -> tuple[str, tuple[Mark, ...]]:
    found = conversation.near(place.turn)
    if not 0 <= place.n < len(found):
        return "", ()
    near = found[place.n]
    return near.doc_id or "", tuple(_mark(near))


def _mark(near: Near) -> Iterator[Mark]:
    if near.start is not None and near.end is not None:
        yield Mark(n=0, span=Span(start=near.start, end=near.end), is_current=True)
