"""An answer as a reader sees it: what was understood, the answer, notes, rows, citations (答案)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.answer import Answer, Citation, Near, Refusal, Row
from assistant.page import wording
from assistant.page.answers.answer_markdown import render_markdown, with_markers
from assistant.page.answers.citation_view import render_citations
from assistant.page.answers.rows_view import render_rows
from assistant.page.escaping import escaped, flowed

N_LEAST = 2
"""A single row is no table: the text says all of it."""

N_IN_TEXT = 20
"""Up to so many rows stand in the text of an answer; only a longer table is unfolded from the start."""


def render_answer(answer: Answer, turn: int) -> str:
    """Give the HTML of an answer of the ``turn``-th exchange; everything in it is escaped."""
    citations = {citation.n: citation for citation in answer.citations}
    return "".join(
        [
            _render_understanding(answer),
            _render_reason(answer.refusal),
            f'<div class="text">{render_markdown(answer.answer, citations, turn)}</div>',
            _render_near(answer.refusal, turn),
            _render_notes(answer.notes, citations, turn),
            _render_table(wording.ROWS, answer.rows, citations, turn),
            _render_table(wording.GROUP_ROWS, answer.group_rows, citations, turn),
            render_citations(answer.citations, turn),
        ]
    )


def _render_understanding(answer: Answer) -> str:
    """The stand-alone question where it differs from what was typed, and what was read as something else."""
    lines = []
    if answer.corrections:
        pairs = [wording.CORRECTION.format(before=c.from_, after=c.to) for c in answer.corrections]
        lines.append((wording.CORRECTED, wording.UNIT_COMMA.join(pairs)))
    if answer.resolved_question != answer.question:
        lines.append((wording.RESOLVED, answer.resolved_question))
    items = "".join(f"<dt>{name}</dt><dd>{flowed(text)}</dd>" for name, text in lines)
    return f'<dl class="understood">{items}</dl>' if items else ""


def _render_reason(refusal: Refusal | None) -> str:
    return "" if refusal is None else f'<p class="reason">{wording.REASONS[refusal.reason]}</p>'


def _render_near(refusal: Refusal | None, turn: int) -> str:
    """What comes nearest; what has a place in a document opens it."""
    if refusal is None or not refusal.near:
        return ""
    items = "".join(f"<li>{_render_one_near(near, turn, i)}</li>" for i, near in enumerate(refusal.near))
    return f'<section class="near"><h4>{wording.NEAR}</h4><ul>{items}</ul></section>'


def _render_one_near(near: Near, turn: int, i: int) -> str:
    if near.doc_id is None or near.start is None or near.end is None:
        return flowed(near.text)
    return (
        f'<button type="button" class="place" data-event="open" data-what="near" data-turn="{turn}" data-n="{i}">'
        f"{flowed(near.text)}</button>"
    )


def _render_notes(notes: Sequence[str], citations: Mapping[int, Citation], turn: int) -> str:
    if not notes:
        return ""
    items = "".join(f"<li>{with_markers(note, citations, turn)}</li>" for note in notes)
    return f'<section class="notes"><h4>{wording.NOTES}</h4><ul>{items}</ul></section>'


def _render_table(title: str, rows: Sequence[Row], citations: Mapping[int, Citation], turn: int) -> str:
    if len(rows) < N_LEAST:
        return ""
    is_open = " open" if len(rows) > N_IN_TEXT else ""
    summary = escaped(title.format(n=len(rows)))
    return f'<details class="rows"{is_open}><summary>{summary}</summary>{render_rows(rows, citations, turn)}</details>'
