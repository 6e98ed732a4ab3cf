"""``python -m eval run``: ask the gold questions, print the measures by kind, write a result file.

With a spreadsheet its questions are asked instead, see ``eval.commands.spreadsheet``.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date

from eval import wording
from eval.commands.baselines import compare_systems
from eval.commands.command import Command
from eval.commands.html import compared, declare_html, earlier_verdicts, write_html
from eval.commands.progress import show_progress
from eval.commands.recording import declare_record, refuse_partial_record, result_path, verdicts_path
from eval.commands.selecting import declare_selection, selected, split_of
from eval.commands.spreadsheet import declare_spreadsheet, run_spreadsheet
from eval.comparing import Comparison
from eval.outcome import Outcome
from eval.report import differences, failures, table
from eval.results import RunResult, settings_of, summarise, write_result
from eval.run import run_questions
from eval.session import open_session
from eval.verdicts import verdicts_of, write_verdicts
from index.settings import IndexSettings


def _declare(parser: ArgumentParser) -> None:
    declare_spreadsheet(parser)
    declare_selection(parser)
    declare_record(parser)
    parser.add_argument("--failures", action="store_true", help=wording.ABOUT_FAILURES)
    parser.add_argument("--baselines", action="store_true", help=wording.ABOUT_BASELINES)
    declare_html(parser)


def _run(arguments: Namespace) -> int:
    if arguments.file:
        return run_spreadsheet(arguments)
    refuse_partial_record(arguments)
    earlier = earlier_verdicts(arguments)
    session = open_session()
    outcomes = run_questions(session.assistant, selected(session.questions(), arguments), session.rows, show_progress)
    result = summarise(
        outcomes,
        split=split_of(arguments),
        on=date.today(),
        fingerprint=session.assistant.index.fingerprint,
        settings=settings_of(IndexSettings()),
    )
    comparison = compared(earlier, outcomes)
    _show(arguments, result, outcomes, comparison)
    write_verdicts(verdicts_of(outcomes), verdicts_path(arguments))
    write_result(result, result_path(arguments))
    print(wording.WRITTEN.format(path=result_path(arguments)), file=sys.stderr)
    baselines = compare_systems(session, arguments, outcomes) if arguments.baselines else None
    write_html(arguments, session, result, outcomes, baselines, comparison)
    return 0


def _show(arguments: Namespace, result: RunResult, outcomes: Sequence[Outcome], comparison: Comparison | None) -> None:
    print(table(result))
    if arguments.failures:
        print("", failures(outcomes), sep="\n")
    if comparison:
        print("", differences(comparison, outcomes), sep="\n")
    if arguments.baselines:
        print()


COMMAND = Command(wording.ABOUT_RUN, _declare, _run)
