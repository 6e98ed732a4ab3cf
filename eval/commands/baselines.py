"""``python -m eval baselines``: the same questions put to simpler systems and to all of it, side by side."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from functools import partial

from eval import wording
from eval.baselines.results import BaselinesResult, summarise_systems, write_baselines
from eval.baselines.systems import run_systems
from eval.baselines.table import baselines_table
from eval.commands.command import Command
from eval.commands.progress import show_progress
from eval.commands.recording import declare_record, refuse_partial_record, result_path
from eval.commands.selecting import declare_selection, selected, split_of
from eval.outcome import Outcome
from eval.results import settings_of
from eval.run import select
from eval.session import Session, open_session
from index.settings import IndexSettings


def compare_systems(
    session: Session, arguments: Namespace, outcomes: tuple[Outcome, ...] | None = None
) -> BaselinesResult:
    """Run the comparison, print its table, write its result and give it.

    Args:
        session: the assistant and its index.
        arguments: the selection and ``record``.
        outcomes: what the assistant made of the selected questions, where they were put to it already.
    """
    questions = session.questions()
    runs = run_systems(session, selected(questions, arguments), select(questions, "dev"), _progress_of, outcomes)
    result = summarise_systems(
        runs,
        split=split_of(arguments),
        on=date.today(),
        fingerprint=session.assistant.index.fingerprint,
        settings=settings_of(IndexSettings()),
    )
    print(baselines_table(result))
    path = result_path(arguments, "baselines.")
    write_baselines(result, path)
    print(wording.WRITTEN.format(path=path), file=sys.stderr)
    return result


def _progress_of(system: str) -> partial[None]:
    return partial(show_progress, what=wording.SYSTEM_PROGRESS.format(system=wording.COMPARED[system]))


def _declare(parser: ArgumentParser) -> None:
    declare_selection(parser)
    declare_record(parser)


def _baselines(arguments: Namespace) -> int:
    refuse_partial_record(arguments)
    compare_systems(open_session(), arguments)
    return 0


COMMAND = Command(wording.ABOUT_BASELINES, _declare, _baselines)
