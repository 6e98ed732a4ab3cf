"""``python -m eval``: measure the assistant on gold questions; each command is a file of ``eval.commands``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from corpus.errors import PolicyError
from eval import wording
from eval.commands import baselines, check, export, figures, retrieval, run
from eval.commands.command import Command

COMMANDS: dict[str, Command] = {
    "run": run.COMMAND,
    "baselines": baselines.COMMAND,
    "check": check.COMMAND,
    "export": export.COMMAND,
    "figures": figures.COMMAND,
    "retrieval": retrieval.COMMAND,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command of the terminal; without one, or with options alone, ``run``.

    Returns:
        0; 1 where a command found what it looks for (a gold question that cannot be used); 2 after an error, whose
        message went to the error stream.
    """
    given = list(sys.argv[1:] if argv is None else argv)
    if not given or (given[0].startswith("-") and given[0] not in {"-h", "--help"}):
        given.insert(0, "run")
    arguments = _parser().parse_args(given)
    try:
        return COMMANDS[arguments.command].carry_out(arguments)
    except PolicyError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description=wording.ABOUT)
    commands = parser.add_subparsers(dest="command", required=True, metavar="|".join(COMMANDS))
    for name, command in COMMANDS.items():
        command.declare(commands.add_parser(name, help=command.about, description=command.about))
    return parser


if __name__ == "__main__":
    sys.exit(main())
