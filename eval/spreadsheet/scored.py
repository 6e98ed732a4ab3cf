"""The scored copy: every row as it was read, with what was answered, what was expected and why it counts wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from assistant.answer import Answer
from eval.judging import faults
from eval.measures.citations import citation_precision, citation_recall
from eval.outcome import Outcome
from eval.questions import GoldQuestion
from eval.spreadsheet import wording
from eval.spreadsheet.columns import EXPLAINED, Column
from eval.spreadsheet.reading import QuestionSheet, SheetRow
from eval.spreadsheet.styles import GREEN, GREY, RED, RESULT_FILL, put_heads, put_number, put_text
from eval.spreadsheet.summary import put_summary
from eval.spreadsheet.writing import new_book, put_row

WIDTHS = {"result": 8, "why": 40, "answered": 60, "expected": 40, "citations": 60, "found_kind": 12}
"""Widths of the result columns in characters; a figure's column is as wide as its head."""

FILLS: Mapping[str, PatternFill] = {wording.RIGHT: GREEN, wording.WRONG: RED, wording.RAISED: RED}


def scored_book(read: QuestionSheet, outcomes: Sequence[Outcome]) -> Workbook:
    """The scored copy of a sheet.

    Args:
        read: what was read of it.
        outcomes: what came of its usable questions, in any order.
    """
    book, sheet = new_book(wording.SCORED)
    by_id = {outcome.gold.id: outcome for outcome in outcomes}
    _put_all_heads(sheet)
    for number, row in enumerate(read.rows, start=2):
        if row.question is None:
            put_row(sheet, number, row.cells)
            _put_unusable(sheet, number, row)
        else:
            put_row(sheet, number, {**row.cells, Column.ID: row.question.id})
            _put_outcome(sheet, number, by_id[row.question.id])
    sheet.auto_filter.ref = sheet.dimensions
    put_summary(book.create_sheet(wording.SUMMARY), outcomes)
    _list_unusable(book.create_sheet(wording.UNUSABLE), read)
    return book


def _put_all_heads(sheet: Worksheet) -> None:
    put_heads(sheet, 1, {explained.head: explained.width for explained in EXPLAINED.values()})
    widths = {head: WIDTHS.get(name, 12) for name, head in wording.RESULT_HEADS.items()}
    put_heads(sheet, 1, widths, RESULT_FILL, first=len(EXPLAINED) + 1)
    sheet.freeze_panes = "D2"


def _put_unusable(sheet: Worksheet, number: int, row: SheetRow) -> None:
    first = len(EXPLAINED) + 1
    put_text(sheet, number, first, wording.NOT_ASKED, GREY)
    put_text(sheet, number, first + 1, "\n".join(fault.told() for fault in row.faults))


def _put_outcome(sheet: Worksheet, number: int, outcome: Outcome) -> None:
    wrong = faults(outcome)
    result = wording.RAISED if outcome.answer is None else wording.WRONG if wrong else wording.RIGHT
    texts = {
        "result": result,
        "why": "\n".join(wrong),
        "answered": outcome.answer.answer if outcome.answer else outcome.error or "",
        "expected": "\n".join(_expected(outcome.gold)),
        "citations": "\n".join(_cited(outcome.answer)) if outcome.answer else "",
        "found_kind": wording.KINDS[outcome.answer.kind] if outcome.answer else "",
    }
    figures = {
        "recall": (citation_recall(outcome), "0.000"),
        "precision": (citation_precision(outcome), "0.000"),
        "latency": (outcome.latency_ms, "0"),
    }
    for at, name in enumerate(wording.RESULT_HEADS, start=len(EXPLAINED) + 1):
        if name in texts:
            put_text(sheet, number, at, texts[name], FILLS[result] if name == "result" else None)
        else:
            put_number(sheet, number, at, *figures[name])


def _expected(gold: GoldQuestion) -> Iterator[str]:
    """What a right answer has, a line each."""
    if not gold.answerable:
        yield wording.EXPECTED_REFUSAL.format(found="、".join(wording.REASONS[reason] for reason in gold.reasons))
    if gold.units is not None:
        yield wording.EXPECTED_UNITS.format(found="、".join(gold.units) or wording.NONE_AT_ALL)
    if gold.count is not None:
        yield wording.EXPECTED_COUNT.format(found=gold.count)
    if gold.rows:
        yield wording.EXPECTED_ROWS.format(found="、".join(gold.rows))
    if gold.facts:
        yield wording.EXPECTED_FACTS.format(found="；".join(" / ".join(choices) for choices in gold.facts))
    if gold.forbidden:
        yield wording.EXPECTED_FORBIDDEN.format(found="；".join(gold.forbidden))


def _cited(answer: Answer) -> Iterator[str]:
    for citation in answer.citations:
        quote = " ".join(citation.quote.split())
        yield wording.CITED.format(n=citation.n, title=citation.title, locator=citation.locator, quote=quote)


def _list_unusable(sheet: Worksheet, read: QuestionSheet) -> None:
    put_heads(sheet, 1, dict(zip(wording.UNUSABLE_HEADS, (12, 8, 16, 90), strict=True)))
    sheet.freeze_panes = "A2"
    for number, fault in enumerate(read.faults, start=2):
        where = f"{fault.letter}（{fault.head}）" if fault.head else ""
        for at, text in enumerate((fault.sheet, str(fault.row), where, fault.message), start=1):
            put_text(sheet, number, at, text)
