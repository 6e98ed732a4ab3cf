"""Every figure, unit and title of an answer has exactly one origin, and it is checked by its own rule.

*cited*: it stands in a quote of that statement (a unit also through a register alias); *computed*: it is a tally of the
draft, counted again here; *asked*: it is taken from the question. The answer says what its draft says, marker for
marker, and its rows are the records (``recounting``). Anything else stops the answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from assistant.answer import Answer, Kind
from assistant.answering.draft import Draft, Evidence, Statement
from assistant.collection import Collection
from assistant.composing import cite, shown_statements
from assistant.errors import UnverifiedAnswerError
from assistant.matching.lexicon import compact
from assistant.origins import Sources, clauses, find_uncovered, without
from assistant.recounting import check_notes, check_place, check_records, check_tasks
from assistant.wording import WORDING
from corpus.fold import fold
from corpus.units.mentions import Mention, find_mentions
from corpus.units.registry import Register

FIGURE = re.compile(r"\d+(?:\.\d+)?%?")
COUNTED = re.compile(r"(\d+)(?:项|家|类|条|个附件)")
OWN_COUNT = re.compile(r"(?:的任务)?[，,]?[共多]?(\d+)项")
TITLE = re.compile(r"《([^》]+)》|“([^“”]+)”")
"""Titles, and words given as the text's own; empty ones are none."""
TOLD = re.compile(r"(?:“.*?”)?：(.+)", re.DOTALL)
"""What stands behind a place, and the title there, is the text's own."""
MARKER = re.compile(r"\[(\d+)\]")


def verify(answer: Answer, draft: Draft, question: str, collection: Collection, register: Register) -> None:
    """Check every citation, statement, row and count of a composed answer.

    Raises:
        UnverifiedAnswerError: a quote is not its span of the stored text, a marker has no citation or another's, the
            answer says or lists what its draft or the records do not, or a figure, unit, title or sentence has no
            origin; the message names it.
    """
    _check_citations(answer, draft, collection)
    _check_rendering(answer, draft)
    check_records(answer, draft, collection, register)
    if draft.kind in (Kind.GREETING, Kind.HELP) and draft.reason is None:
        return
    named = frozenset(m.unit_id for m in find_mentions(question, register))
    for statement in draft.statements:
        check_place(statement, collection)
        check_tasks(statement, collection, register)
        _check_statement(statement, question, named, collection, register)
    check_notes(draft, collection)


def _check_citations(answer: Answer, draft: Draft, collection: Collection) -> None:
    """Each citation is cut anew out of the stored text, at a place that the draft gives as evidence."""
    given = [e for group in (draft.statements, draft.rows, draft.group_rows) for g in group for e in g.evidence]
    places = {(e.doc_id, e.span.start, e.span.end, e.locator): e for e in given}
    for citation in answer.citations:
        stored = collection.documents[citation.doc_id].text[citation.start : citation.end]
        evidence = places.get((citation.doc_id, citation.start, citation.end, citation.locator))
        if not stored or evidence is None or cite(collection, evidence, citation.n) != citation:
            raise UnverifiedAnswerError(
                WORDING["bad_quote"].format(n=citation.n, found=citation.quote[:20], expected=stored[:20])
            )


def _check_rendering(answer: Answer, draft: Draft) -> None:
    """Each line is a statement of the draft, and its markers are those of its evidence."""
    numbers = {(c.doc_id, c.start, c.end): c.n for c in answer.citations}
    lines = [("- " if s.is_row else "") + s.text + _markers(s, numbers) for s in shown_statements(draft)]
    told = answer.answer.removesuffix("\n" + WORDING["rest_in_table"])
    if told != "\n".join(lines):
        marker = next((n for n in MARKER.findall(answer.answer) if int(n) not in numbers.values()), "")
        raise UnverifiedAnswerError(WORDING["bad_marker"].format(n=marker))


def _markers(statement: Statement, numbers: dict[tuple[str, int, int], int]) -> str:
    found = [numbers.get((e.doc_id, e.span.start, e.span.end)) for e in statement.evidence]
    return "".join(f"[{n}]" for n in dict.fromkeys(found))


def _check_statement(
    statement: Statement, question: str, named: frozenset[str], collection: Collection, register: Register
) -> None:
    """Clause by clause: one that says where it stands is held against the quotes of that place alone."""
    text = _without_asked(MARKER.sub("", statement.text), statement, question, named, register)
    if statement.tallies:
        _check_counts(_without_labels(text, statement, collection), statement, collection, register)
    _check_told(statement, Sources(statement.evidence, collection))
    for clause in clauses(text):
        evidence = _evidence_of(clause, statement)
        sources = Sources(evidence, collection)
        told = _without_labels(clause, statement.model_copy(update={"evidence": evidence}), collection)
        _check_figures(told, statement, sources)
        _check_titles(told, sources)
        restated = named if not statement.evidence or statement.tallies else frozenset()
        names = _check_units(told, restated, sources, register)
        places = (e.locator for e in evidence if e.locator.isalpha())
        uncovered = find_uncovered(told, sources, (*names, *places), (str(t.value) for t in statement.tallies))
        if uncovered is not None:
            raise _no_origin(uncovered, clause)


def _check_told(statement: Statement, sources: Sources) -> None:
    """A text that is given with its place is given without a break."""
    for locator in {e.locator for e in statement.evidence}:
        told = TOLD.match(statement.text.partition(locator)[2])
        if told and not statement.is_row and not sources.hold(told.group(1)):
            raise _no_origin(told.group(1)[:20], statement.text)


def _without_asked(text: str, statement: Statement, question: str, named: frozenset[str], register: Register) -> str:
    """Take out what is taken from the question: what is denied or corrected once, what is counted everywhere."""
    names = {register.unit(u).name for u in named}
    for asked in statement.asked:
        if compact(asked) in compact(question) or not compact(without(asked, names)):
            text = without(text, (asked,)) if statement.tallies else without(text, (asked,), times=1)
    return text


def _evidence_of(clause: str, statement: Statement) -> tuple[Evidence, ...]:
    locators = sorted({e.locator for e in statement.evidence}, key=len, reverse=True)
    found, rest = [], clause
    for locator in locators:
        if locator in rest:
            found.append(locator)
            rest = without(rest, (locator,))
    return tuple(e for e in statement.evidence if len(found) != 1 or e.locator in found)


def _without_labels(text: str, statement: Statement, collection: Collection) -> str:
    """Take out locators of the evidence and of what it stands in, and names of parts and categories."""
    locators = {e.locator for e in statement.evidence if not e.locator.isalpha()}
    labels = locators | {x for locator in locators for x in _above(collection).get(locator, ())}
    labels |= {part for parts in collection.parts.values() for part in parts} | set(collection.categories)
    return without(text, labels)


@lru_cache(maxsize=4)
def _above(collection: Collection) -> Mapping[str, frozenset[str]]:
    """The locators of the sections that a place lies in."""
    found: dict[str, set[str]] = {}
    for section in collection.corpus.sections:
        parent = section.parent_id
        while parent is not None:
            above = collection.sections[parent]
            if not above.locator.isalpha():  # 全文 is a word like others
                found.setdefault(section.locator, set()).add(above.locator)
            parent = above.parent_id
    return {locator: frozenset(above) for locator, above in found.items()}


def _check_counts(told: str, statement: Statement, collection: Collection, register: Register) -> None:
    """Figures that count are tallies, and one that stands behind a unit's name is a tally of that unit's tasks."""
    values = {str(t.value) for t in statement.tallies}
    wrong = [figure for figure in COUNTED.findall(fold(TITLE.sub("", told))) if figure not in values]
    plain = TITLE.sub("", statement.text)
    for mention in find_mentions(plain, register):
        count = OWN_COUNT.match(plain, mention.end)
        alone = plain[: mention.start][-1:] != WORDING["comma"]
        if count and alone and not _is_own(mention, count, statement, collection):
            wrong.append(mention.form + count.group())
    if wrong:
        raise _no_origin(wrong[0], statement.text)


def _is_own(mention: Mention, count: re.Match[str], statement: Statement, collection: Collection) -> bool:
    tallies = [t for t in statement.tallies if str(t.value) == count.group(1)]
    return any(
        all(mention.unit_id in {m.unit_id for m in collection.tasks[i].units} for i in t.of if i in collection.tasks)
        for t in tallies
    )


def _check_figures(text: str, statement: Statement, sources: Sources) -> None:
    cited = set(FIGURE.findall(fold(sources.stored))) | {f for words in sources.words for f in FIGURE.findall(words)}
    computed = {str(t.value) for t in statement.tallies}
    for figure in FIGURE.findall(fold(text)):
        if figure not in cited and figure not in computed:
            raise _no_origin(figure, statement.text)


def _check_titles(text: str, sources: Sources) -> None:
    for match in TITLE.finditer(text):
        title = next(g for g in match.groups() if g)
        if not sources.hold(title):
            raise _no_origin(title, text)


def _check_units(text: str, restated: frozenset[str], sources: Sources, register: Register) -> tuple[str, ...]:
    """Units are cited (also by an alias), or restated where something is counted; gives their names as they stand."""
    cited = restated | {m.unit_id for m in find_mentions(sources.stored, register)}
    names = []
    for mention in find_mentions(text, register):
        if mention.unit_id not in cited and not sources.hold(mention.form):
            raise _no_origin(mention.form, text)
        names.append(mention.form)
    return tuple(names)


def _no_origin(what: str, text: str) -> UnverifiedAnswerError:
    return UnverifiedAnswerError(WORDING["no_origin"].format(what=what, text=text[:60]))
