"""``python -m eval figures``: a recorded result as the markdown table that the README shows."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from eval import wording
from eval.commands.command import Command
from eval.report import markdown_table
from eval.results import read_result
from eval.settings import EvalSettings


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("--split", choices=["dev", "test"], default="dev", help=wording.ABOUT_SPLIT)


def _figures(arguments: Namespace) -> int:
    path = EvalSettings().results_dir / f"{arguments.split}.json"
    print(markdown_table(read_result(path, arguments.split)))
    return 0


COMMAND = Command(wording.ABOUT_FIGURES, _declare, _figures)
