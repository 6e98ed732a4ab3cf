"""Which questions a command asks, by split and kind."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from assistant.answer import Kind
from eval import wording
from eval.errors import EvaluationError
from eval.questions import GoldQuestion, Split
from eval.run import select


def declare_selection(parser: ArgumentParser) -> None:
    """Add ``--split`` and ``--kind``."""
    parser.add_argument("--split", choices=["dev", "test", "all"], default="dev", help=wording.ABOUT_SPLIT)
    parser.add_argument("--kind", type=Kind, choices=list(Kind), help=wording.ABOUT_KIND)


def split_of(arguments: Namespace) -> Split | None:
    """The split that was asked for, None for both."""
    return None if arguments.split == "all" else arguments.split


def selected(questions: Sequence[GoldQuestion], arguments: Namespace) -> tuple[GoldQuestion, ...]:
    """The questions that the arguments select.

    Raises:
        EvaluationError: they select none.
    """
    found = select(questions, split_of(arguments), arguments.kind)
    if not found:
        raise EvaluationError(wording.NONE_SELECTED.format(split=arguments.split, kind=arguments.kind or "*"))
    return found
