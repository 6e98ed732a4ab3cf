"""``python -m eval run FILE.xlsx``: ask the questions of a spreadsheet and write a scored copy."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from eval import wording
from eval.commands.progress import show_progress
from eval.errors import SpreadsheetError
from eval.report import table
from eval.results import settings_of, summarise
from eval.run import run_questions
from eval.session import open_session
from eval.spreadsheet import wording as sheets
from eval.spreadsheet.evidence import Quotes
from eval.spreadsheet.reading import QuestionSheet, read_questions
from eval.spreadsheet.rows import RowReader
from eval.spreadsheet.scored import scored_book
from eval.spreadsheet.writing import save
from index.settings import IndexSettings


def declare_spreadsheet(parser: ArgumentParser) -> None:
    """Add the file, which may be left out, and where its scored copy goes."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.xlsx", help=wording.ABOUT_QUESTIONS_SHEET)
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help=wording.ABOUT_OUT)


def run_spreadsheet(arguments: Namespace) -> int:
    """Ask every usable row, whatever its split; rows that are not usable are told and stop nothing.

    Returns:
        0; 1 where some row could not be asked.
    """
    if arguments.record or arguments.kind:
        raise SpreadsheetError(sheets.OPTIONS_REFUSED)
    scored = _scored_path(arguments)
    session = open_session()
    reader = RowReader(Quotes(session.assistant.corpus.documents), frozenset(session.rows))
    read = read_questions(arguments.file, reader)
    _tell(read, arguments.file)
    outcomes = run_questions(session.assistant, read.questions, session.rows, show_progress)
    save(scored_book(read, outcomes), scored)
    fingerprint, settings = session.assistant.index.fingerprint, settings_of(IndexSettings())
    print(table(summarise(outcomes, split=None, on=date.today(), fingerprint=fingerprint, settings=settings)))
    print(sheets.SCORED_WRITTEN.format(path=scored), file=sys.stderr)
    return 1 if read.faults else 0


def _scored_path(arguments: Namespace) -> Path:
    path: Path = arguments.out or arguments.file.with_name(f"{arguments.file.stem}.scored.xlsx")
    if path.suffix.lower() != ".xlsx":
        raise SpreadsheetError(sheets.NOT_XLSX.format(path=path))
    if path.resolve() == arguments.file.resolve():
        raise SpreadsheetError(sheets.OWN_SOURCE.format(path=path))
    return path


def _tell(read: QuestionSheet, path: Path) -> None:
    """Tell what of a sheet is passed over.

    Raises:
        SpreadsheetError: nothing of it can be asked.
    """
    told = "\n".join(fault.told() for fault in read.faults)
    if not read.questions:
        raise SpreadsheetError(sheets.NO_USABLE_ROWS.format(path=path, faults=told))
    if read.unknown_heads:
        heads = "、".join(read.unknown_heads)
        print(sheets.UNKNOWN_HEADS.format(sheet=read.sheet, heads=heads), file=sys.stderr)
    if told:
        n = len({fault.row for fault in read.faults})
        print(sheets.N_UNUSABLE.format(n=n, faults=told), file=sys.stderr)
