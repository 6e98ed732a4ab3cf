"""``python -m eval figures``: recorded results as the markdown tables that the README shows."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import get_args

from corpus.settings import PROJECT_ROOT
from eval import wording
from eval.baselines.results import read_baselines
from eval.baselines.table import baselines_markdown
from eval.commands.command import Command
from eval.questions import Split
from eval.report import markdown_table
from eval.results import read_result
from eval.settings import EvalSettings

SHOWN = re.compile(r"<!-- figures: (\S+) -->\n(.*?)\n?<!-- end -->", re.DOTALL)
"""A table in the README: its name and its text."""


def figures(folder: Path) -> dict[str, str]:
    """The markdown tables of the results in a folder by the names that the README calls them: dev, baselines.dev, ….

    Raises:
        ResultFileError: there is no result at all, or one is of another form.
    """
    tables = {}
    for split in get_args(Split):
        for name, read in ((split, _measures), (f"baselines.{split}", _baselines)):
            path = folder / f"{name}.json"
            if path.is_file():
                tables[name] = read(path, split)
    return tables or {"dev": _measures(folder / "dev.json", "dev")}


def _measures(path: Path, split: Split) -> str:
    return markdown_table(read_result(path, split))


def _baselines(path: Path, split: Split) -> str:
    return baselines_markdown(read_baselines(path, split))


def shown_in(text: str, tables: dict[str, str]) -> str:
    """A text with the table of each of its places renewed; a place for which there is no table stays as it is."""

    def renewed(place: re.Match[str]) -> str:
        table = tables.get(place[1], place[2])
        return f"<!-- figures: {place[1]} -->\n{table}\n<!-- end -->"

    return SHOWN.sub(renewed, text)


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("--readme", action="store_true", help=wording.ABOUT_README)


def _figures(arguments: Namespace) -> int:
    tables = figures(EvalSettings().results_dir)
    if arguments.readme:
        path = PROJECT_ROOT / "README.md"
        path.write_text(shown_in(path.read_text(encoding="utf-8"), tables), encoding="utf-8")
        print(wording.WRITTEN.format(path=path))
    else:
        print("\n\n".join(f"{name}:\n\n{table}" for name, table in tables.items()))
    return 0


COMMAND = Command(wording.ABOUT_FIGURES, _declare, _figures)
