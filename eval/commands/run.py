"""``python -m eval run``: ask the gold questions, print the measures by kind, write a result file.

With a spreadsheet its questions are asked instead, see ``eval.commands.spreadsheet``.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from corpus.settings import CorpusSettings
from eval import wording
from eval.commands.command import Command
from eval.commands.progress import show_progress
from eval.commands.selecting import declare_selection, selected, split_of
from eval.commands.spreadsheet import declare_spreadsheet, run_spreadsheet
from eval.errors import EvaluationError
from eval.report import failures, table
from eval.results import settings_of, summarise, write_result
from eval.run import run_questions
from eval.session import open_session
from eval.settings import EvalSettings
from eval.verdicts import verdicts_of, write_verdicts
from index.settings import IndexSettings


def _declare(parser: ArgumentParser) -> None:
    declare_spreadsheet(parser)
    declare_selection(parser)
    parser.add_argument("--failures", action="store_true", help=wording.ABOUT_FAILURES)
    parser.add_argument("--record", action="store_true", help=wording.ABOUT_RECORD)


def _run(arguments: Namespace) -> int:
    if arguments.file:
        return run_spreadsheet(arguments)
    if arguments.record and (arguments.kind or arguments.split == "all"):
        raise EvaluationError(wording.PARTIAL_RECORD)
    session = open_session()
    questions = selected(session.questions(), arguments)
    outcomes = run_questions(session.assistant, questions, session.rows, show_progress)
    result = summarise(
        outcomes,
        split=split_of(arguments),
        on=date.today(),
        fingerprint=session.assistant.index.fingerprint,
        settings=settings_of(IndexSettings()),
    )
    print(table(result))
    if arguments.failures:
        print("", failures(outcomes), sep="\n")
    write_verdicts(verdicts_of(outcomes), _folder() / f"{_name(arguments)}.outcomes.jsonl")
    path = (EvalSettings().results_dir if arguments.record else _folder()) / f"{_name(arguments)}.json"
    write_result(result, path)
    print(wording.WRITTEN.format(path=path), file=sys.stderr)
    return 0


def _folder() -> Path:
    return CorpusSettings().data_dir / "eval"


def _name(arguments: Namespace) -> str:
    return f"{arguments.split}.{arguments.kind}" if arguments.kind else str(arguments.split)


COMMAND = Command(wording.ABOUT_RUN, _declare, _run)
