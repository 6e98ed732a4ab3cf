"""``python -m eval export``: the gold questions as a spreadsheet for staff."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from eval import wording
from eval.commands.command import Command
from eval.commands.selecting import declare_selection, selected
from eval.session import open_session
from eval.spreadsheet.evidence import Quotes
from eval.spreadsheet.wording import EXPORTED
from eval.spreadsheet.writing import export_questions


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.xlsx", help=wording.ABOUT_SHEET)
    parser.add_argument("--template", action="store_true", help=wording.ABOUT_TEMPLATE)
    parser.add_argument("--force", action="store_true", help=wording.ABOUT_FORCE)
    declare_selection(parser)


def _export(arguments: Namespace) -> int:
    session = open_session()
    questions = () if arguments.template else selected(session.questions(), arguments)
    quotes = Quotes(session.assistant.corpus.documents)
    export_questions(questions, quotes, arguments.file, force=arguments.force)
    print(EXPORTED.format(n=len(questions), path=arguments.file))
    return 0


COMMAND = Command(wording.ABOUT_EXPORT, _declare, _export)
