"""``--html FILE`` and ``--against EARLIER`` of ``python -m eval run``: the report as one HTML file."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from eval import wording
from eval.baselines.results import BaselinesResult
from eval.comparing import Comparison, compare
from eval.errors import EvaluationError
from eval.html.report import Report, html_report
from eval.outcome import Outcome
from eval.results import RunResult
from eval.session import Session
from eval.verdicts import read_verdicts, verdicts_of


def declare_html(parser: ArgumentParser) -> None:
    """Add ``--html`` and ``--against``."""
    parser.add_argument("--html", type=Path, metavar="FILE", help=wording.ABOUT_HTML)
    parser.add_argument("--against", type=Path, metavar="EARLIER", help=wording.ABOUT_AGAINST)


def earlier_verdicts(arguments: Namespace) -> dict[str, bool] | None:
    """The verdicts of the earlier run that is asked for, None without one; to be read before this run writes its own.

    Raises:
        ResultFileError: the earlier run cannot be read.
    """
    return read_verdicts(arguments.against) if arguments.against else None


def compared(earlier: dict[str, bool] | None, outcomes: Sequence[Outcome]) -> Comparison | None:
    """This run against the earlier one, None without one."""
    return None if earlier is None else compare(earlier, verdicts_of(outcomes))


def write_html(
    arguments: Namespace,
    session: Session,
    result: RunResult,
    outcomes: Sequence[Outcome],
    baselines: BaselinesResult | None,
    comparison: Comparison | None,
) -> None:
    """Write the report where ``--html`` says; do nothing without it.

    Raises:
        EvaluationError: the file cannot be written.
    """
    if arguments.html is None:
        return
    documents = session.assistant.corpus.documents
    report = Report(
        result=result,
        outcomes=outcomes,
        texts=session.texts,
        titles={document.doc_id: document.title for document in documents},
        baselines=baselines,
        comparison=comparison,
        earlier=arguments.against.name if arguments.against else "",
    )
    try:
        arguments.html.write_text(html_report(report), encoding="utf-8")
    except OSError as error:
        raise EvaluationError(wording.NOT_WRITTEN.format(path=arguments.html, detail=error.strerror)) from error
    print(wording.WRITTEN.format(path=arguments.html), file=sys.stderr)
