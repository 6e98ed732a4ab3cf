"""Questions answered by where they look, whatever kind they seem: a short name, document facts, a stretch of text."""

from __future__ import annotations

from assistant.answer import Kind, Reason
from assistant.answering import documents, places, sections
from assistant.answering.context import Context
from assistant.answering.definitions import find_abbreviation
from assistant.answering.draft import Draft
from assistant.answering.headings import without_structural_words
from assistant.answering.numbered_places import unknown_chapter
from assistant.answering.refusing import refuse
from assistant.answering.sentences import answer_sentences
from assistant.matching.matcher import SentenceMatch
from assistant.understanding.frame import Frame


def answer_located(frame: Frame, context: Context) -> Draft | None:
    """Answer a question about a short name, facts of documents or a stretch of text; None where it is about none."""
    if frame.shows("abbreviation") and (short := find_abbreviation(frame, context)) is not None:
        match = SentenceMatch(sentence=short, score=1.0, coverage=1.0)
        return answer_sentences((match,), context, Kind.DEFINITION)
    if documents.asks_facts(frame, context) and places.find_place(frame, context) is None:
        told = documents.answer_document_fact(frame, documents.meant_documents(frame, context), context)
        if told is not None:
            return told
    frame = without_structural_words(frame)
    place = places.find_place(frame, context) or places.find_section(frame, context)
    if place is None and (number := unknown_chapter(frame, context)) is not None:
        return refuse(frame, context, Reason.NOT_STATED, number, Kind.SECTION)
    return sections.answer_place(place, frame, context) if place is not None else None
