"""``python -m eval check``: hold the gold questions against the texts and records of the corpus."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from eval import wording
from eval.commands.command import Command
from eval.questions import check_evidence, check_rows, read_questions
from eval.run import select
from eval.session import open_session
from eval.settings import EvalSettings


def _declare(parser: ArgumentParser) -> None:
    """Nothing to choose: all questions are checked, those of the test split without being shown."""


def _check(_: Namespace) -> int:
    session = open_session()
    questions, problems = read_questions(EvalSettings().questions_dir)
    rows = frozenset(session.rows)
    messages = [f"{p.file}:{p.line}: {p.message}" for p in problems]
    messages += [f"{q.id}: {fault}" for q in questions for fault in check_evidence(q, session.texts)]
    messages += [f"{q.id}: {fault}" for q in questions for fault in check_rows(q, rows)]
    n, n_dev = len(questions), len(select(questions, "dev"))
    print(*messages, sep="\n", end="\n" if messages else "")
    print(wording.CHECKED.format(n=n, n_dev=n_dev, n_test=n - n_dev, n_problems=len(messages)))
    return 1 if messages else 0


COMMAND = Command(wording.ABOUT_CHECK, _declare, _check)
