"""Every figure, unit and title of an answer has exactly one origin, and it is checked by its own rule.

*cited*: it stands in a quote of that statement (a unit also through a register alias); *computed*: it is a tally of the
draft, counted again here; *asked*: it is taken from the question. Anything else stops the answer.
"""

from __future__ import annotations

import re

from assistant.answer import Answer, Citation, Kind
from assistant.answering.draft import Draft, Statement
from assistant.collection import Collection
from assistant.errors import UnverifiedAnswerError
from assistant.matching.lexicon import compact
from assistant.wording import WORDING
from corpus.fold import fold
from corpus.units.mentions import find_mentions
from corpus.units.registry import Register

FIGURE = re.compile(r"\d+(?:\.\d+)?%?")
TITLE = re.compile(r"《([^》]+)》|“([^“”]+)”")
"""Titles, and words given as the text's own; empty ones are none."""
MARKER = re.compile(r"\[\d+\]")


def verify(answer: Answer, draft: Draft, question: str, collection: Collection, register: Register) -> None:
    """Check every citation and every statement of a composed answer.

    Raises:
        UnverifiedAnswerError: a quote is not its span of the stored text, a marker has no citation, or a figure, unit
            or title has no origin; the message names it.
    """
    if draft.kind in (Kind.GREETING, Kind.HELP):
        return
    for citation in answer.citations:
        _check_quote(citation, collection)
    _check_markers(answer)
    for statement in draft.statements:
        _check_statement(statement, question, collection, register)
    _check_count(answer, draft)


def _check_quote(citation: Citation, collection: Collection) -> None:
    stored = collection.documents[citation.doc_id].text[citation.start : citation.end]
    if stored != citation.quote or not stored:
        raise UnverifiedAnswerError(
            WORDING["bad_quote"].format(n=citation.n, found=citation.quote[:20], expected=stored[:20])
        )


def _check_markers(answer: Answer) -> None:
    known = {c.n for c in answer.citations}
    for marker in re.findall(r"\[(\d+)\]", answer.answer):
        if int(marker) not in known:
            raise UnverifiedAnswerError(WORDING["bad_marker"].format(n=marker))


def _check_count(answer: Answer, draft: Draft) -> None:
    if answer.count is not None and draft.rows and answer.count != len(draft.rows):
        raise UnverifiedAnswerError(WORDING["bad_count"].format(found=answer.count, expected=len(draft.rows)))


def _check_statement(statement: Statement, question: str, collection: Collection, register: Register) -> None:
    sources = _sources(statement, collection)
    text = MARKER.sub("", statement.text)
    for asked in statement.asked:
        if compact(asked) in compact(question):
            text = text.replace(asked, "")
    text = _without_labels(text, statement, collection)
    named = frozenset(m.unit_id for m in find_mentions(question, register))
    _check_figures(text, statement, sources)
    _check_titles(text, sources)
    _check_units(text, named, sources, register)


def _without_labels(text: str, statement: Statement, collection: Collection) -> str:
    """Take out locators of the evidence, and names of parts and categories that the collection has."""
    labels = {e.locator for e in statement.evidence} | set(collection.categories)
    labels |= {s.locator for s in collection.corpus.sections if s.locator in text}
    labels |= {part for parts in collection.parts.values() for part in parts}
    for label in sorted(labels, key=len, reverse=True):
        text = text.replace(label, "")
    return text


def _sources(statement: Statement, collection: Collection) -> str:
    """Quotes of a statement with the titles, numbers and dates of the documents they stand in."""
    quotes = []
    for evidence in statement.evidence:
        document = collection.documents[evidence.doc_id]
        quotes.append(document.text[evidence.span.start : evidence.span.end])
        quotes.append(document.title + (document.document_number or ""))
    return "".join(quotes)


def _check_figures(text: str, statement: Statement, sources: str) -> None:
    cited = set(FIGURE.findall(fold(sources)))
    computed = {str(t.value) for t in statement.tallies}
    for figure in FIGURE.findall(fold(text)):
        if figure not in cited and figure not in computed:
            raise UnverifiedAnswerError(WORDING["no_origin"].format(what=figure, text=statement.text[:60]))


def _check_titles(text: str, sources: str) -> None:
    known = compact(sources)
    for match in TITLE.finditer(text):
        title = next(g for g in match.groups() if g)
        if compact(title) not in known:
            raise UnverifiedAnswerError(WORDING["no_origin"].format(what=title, text=text[:60]))


def _check_units(text: str, named: frozenset[str], sources: str, register: Register) -> None:
    """A unit is cited (also by an alias), or is one that the question names."""
    known = compact(sources)
    cited = named | {m.unit_id for m in find_mentions(sources, register)}
    for mention in find_mentions(text, register):
        if mention.unit_id not in cited and compact(mention.form) not in known:
            raise UnverifiedAnswerError(WORDING["no_origin"].format(what=mention.form, text=text[:60]))
