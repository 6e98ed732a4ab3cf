"""What a command of ``python -m eval`` is made of."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """A command of the terminal.

    Attributes:
        about: what it does, in Chinese, for the help.
        declare: adds its arguments to its own parser.
        carry_out: does it and gives the exit status; an error of the project's tree is printed by the caller.
    """

    about: str
    declare: Callable[[ArgumentParser], None]
    carry_out: Callable[[Namespace], int]
