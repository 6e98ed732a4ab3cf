"""The last step before an answer is shown: it says what its draft says, and every line of the draft has its origins."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, Citation, Row
from assistant.answering.draft import Draft, DraftRow, Evidence, Statement
from assistant.collection import Collection
from assistant.composing import cite, shown_statements
from assistant.errors import UnverifiedAnswerError
from assistant.question import Filters
from assistant.verifying.lines import read_line
from assistant.verifying.notes import check_notes
from assistant.verifying.recounting import Line, check_count, check_rows, check_units
from assistant.verifying.scene import Request, Scene
from assistant.wording import WORDING
from corpus.units.registry import Register

Numbers = dict[tuple[str, int, int], int]
NO_FILTERS = Filters()


def verify(
    answer: Answer,
    draft: Draft,
    question: str,
    collection: Collection,
    register: Register,
    filters: Filters = NO_FILTERS,
) -> None:
    """Check that a composed answer is its draft, and that everything the draft says has its origin.

    Args:
        answer: the answer as it would be shown.
        draft: what it was composed from.
        question: the question as put and as understood; what is *asked* stands in it.
        collection: the records and stored texts.
        register: the units.
        filters: what binds the request; counts hold within them.

    Raises:
        UnverifiedAnswerError: a quote is not its span of the stored text or has white space at an end; a marker, row,
            unit, count, note or reason is not the draft's; or a line says what no record, count or question bears
            out. The message names it.
    """
    _check_citations(answer, draft, collection)
    _check_rendering(answer, draft)
    request = Request(question, filters, collection, register)
    lines = [_read(Scene(statement, draft, request)) for statement in draft.statements]
    _check_reason(draft, lines)
    check_rows(lines, collection)
    check_count(lines)
    check_units(lines, collection)
    check_notes(lines, collection)


def _read(scene: Scene) -> Line:
    told = read_line(scene)
    if told is None:
        raise UnverifiedAnswerError(
            WORDING["no_origin"].format(what=scene.statement.text[:20], text=scene.statement.text[:60])
        )
    return Line(scene, told)


def _check_citations(answer: Answer, draft: Draft, collection: Collection) -> None:
    """Citations are the places of the draft's evidence in its order, each cut anew out of the stored text."""
    first = answer.citations[0].n if answer.citations else 1
    evidence = _evidence_in_order(draft)
    expected = [cite(collection, e, first + i) for i, e in enumerate(evidence)]
    for found, cut in zip(answer.citations, expected, strict=False):
        stored = collection.documents[cut.doc_id].text[cut.start : cut.end]
        if found != cut or found.quote != stored or not stored or stored != stored.strip():
            raise _bad_quote(found, stored)
    if len(answer.citations) != len(expected):
        raise _bad_quote((*answer.citations, *expected)[-1], "")


def _evidence_in_order(draft: Draft) -> tuple[Evidence, ...]:
    """What is cited: each place once, in the order of the text shown, then of the rows."""
    found: dict[tuple[str, int, int], Evidence] = {}
    groups: tuple[Sequence[Statement | DraftRow], ...] = (shown_statements(draft), draft.rows, draft.group_rows)
    for evidence in (e for group in groups for told in group for e in told.evidence):
        found.setdefault(_key(evidence), evidence)
    return tuple(found.values())


def _bad_quote(citation: Citation, stored: str) -> UnverifiedAnswerError:
    return UnverifiedAnswerError(
        WORDING["bad_quote"].format(n=citation.n, found=citation.quote[:20], expected=stored[:20])
    )


def _check_rendering(answer: Answer, draft: Draft) -> None:
    """Text, rows and what stands beside them are the draft's, and each marker and row has its evidence's number."""
    numbers = {(c.doc_id, c.start, c.end): c.n for c in answer.citations}
    shown = shown_statements(draft)
    lines = [("- " if s.is_row else "") + s.text + _markers(s.evidence, numbers) for s in shown]
    lines += [WORDING["rest_in_table"]] if len(shown) < len(draft.statements) else []
    notes = tuple(dict.fromkeys(draft.notes))
    told = (answer.kind, answer.answered, answer.units, answer.count)
    meant = (draft.kind, draft.reason is None, draft.units, draft.count)
    refusal = (answer.refusal.reason, answer.refusal.near) if answer.refusal else None
    same = (
        answer.answer == "\n".join(lines)
        and told == meant
        and refusal == ((draft.reason, draft.near) if draft.reason else None)
        and answer.notes[len(answer.notes) - len(notes) :] == notes
        and answer.rows == tuple(_as_row(r, numbers) for r in draft.rows)
        and answer.group_rows == tuple(_as_row(r, numbers) for r in draft.group_rows)
    )
    if not same:
        raise UnverifiedAnswerError(WORDING["not_as_drafted"].format(text=answer.answer[:60]))


def _markers(evidence: tuple[Evidence, ...], numbers: Numbers) -> str:
    return "".join(f"[{n}]" for n in dict.fromkeys(numbers.get(_key(e), 0) for e in evidence))


def _as_row(row: DraftRow, numbers: Numbers) -> Row:
    fields = {name: getattr(row, name) for name in Row.model_fields if name != "citations"}
    return Row(citations=tuple(numbers.get(_key(e), 0) for e in row.evidence), **fields)


def _key(evidence: Evidence) -> tuple[str, int, int]:
    return (evidence.doc_id, evidence.span.start, evidence.span.end)


def _check_reason(draft: Draft, lines: list[Line]) -> None:
    """A refusal begins with its reason, and says what is near where something is offered."""
    said = lines[0].told[0].key if lines[0].told else ""
    offers = any("near" in line.keys for line in lines)
    if draft.reason is not None and (said != draft.reason.value or offers != bool(draft.near)):
        raise UnverifiedAnswerError(
            WORDING["no_origin"].format(what=draft.reason.value, text=lines[0].scene.statement.text)
        )
