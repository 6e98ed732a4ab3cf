"""The terminal's arguments (命令行参数); help and complaints are Chinese."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from assistant.wording import WORDING

COMPLAINTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "arguments_missing"),
    (re.compile(r"unrecognized arguments: (?P<names>.+)", re.DOTALL), "arguments_unknown"),
    (
        re.compile(r"argument (?P<name>[^:]+): invalid choice: (?P<found>.+) \(choose from (?P<known>.+)\)", re.DOTALL),
        "argument_choice",
    ),
    (re.compile(r"argument (?P<name>[^:]+): expected one argument"), "argument_value"),
    (re.compile(r"argument (?P<name>[^:]+): (?P<what>.+)", re.DOTALL), "argument_bad"),
)
"""argparse's complaints and what is said instead; the first that fits counts."""


def make_parser() -> argparse.ArgumentParser:
    """Give the parser of ``ask``, ``batch`` and ``chat``; a complaint of it exits with status 2."""
    parser = _Parser(prog="python -m assistant", description=WORDING["help_program"])
    commands = parser.add_subparsers(
        dest="command", required=True, title=WORDING["name_command"], metavar=WORDING["name_command"]
    )
    for name, operands in _OPERANDS.items():
        command = commands.add_parser(name, help=WORDING[f"help_{name}"], description=WORDING[f"help_{name}"])
        _add_arguments(command, operands, has_json=name == "ask")
    return parser


_OPERANDS: dict[str, tuple[tuple[str, type, str], ...]] = {
    "ask": (("question", str, "question"),),
    "batch": (("source", Path, "in"), ("target", Path, "out")),
    "chat": (),
}


def _add_arguments(
    command: argparse.ArgumentParser, operands: tuple[tuple[str, type, str], ...], has_json: bool
) -> None:
    group = command.add_argument_group(WORDING["name_arguments"])
    for name, kind, word in operands:
        group.add_argument(name, type=kind, metavar=WORDING[f"name_{word}"], help=WORDING[f"help_{word}"])
    if has_json:
        group.add_argument("--json", action="store_true", help=WORDING["help_json"])
    group.add_argument("--corpus", type=_folder, metavar=WORDING["name_corpus"], help=WORDING["help_corpus"])


def _folder(text: str) -> Path:
    if not text:  # Path("") would be the current folder
        raise argparse.ArgumentTypeError(WORDING["empty_folder_name"])
    return Path(text)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, WORDING["usage"] if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **values: Any) -> None:
        super().__init__(**values, formatter_class=_Formatter, add_help=False, allow_abbrev=False)
        group = self.add_argument_group(WORDING["name_options"])
        group.add_argument("-h", "--help", action="help", help=WORDING["help_help"])

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, WORDING["arguments_failed"].format(what=_told(message)) + "\n")


def _told(message: str) -> str:
    for pattern, key in COMPLAINTS:
        match = pattern.fullmatch(message)
        if match:
            return WORDING[key].format(**match.groupdict())
    return message
