"""``python -m index build [--corpus DIR]`` builds an index, ``python -m index model`` sets up the built-in model."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from corpus.errors import PolicyError
from corpus.settings import CorpusSettings
from index.build import build_index, index_folder
from index.model.fetch import set_up_model
from index.wording import BUILT, HELP_BUILD, HELP_CORPUS, HELP_MODEL, MODEL_READY


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 done, 1 failed, 2 misused."""
    chosen = _parser().parse_args(arguments)
    try:
        print(_model() if chosen.command == "model" else _build(chosen.corpus))
    except PolicyError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index")
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help=HELP_BUILD)
    build.add_argument("--corpus", type=Path, metavar="DIR", help=HELP_CORPUS)
    commands.add_parser("model", help=HELP_MODEL)
    return parser


def _model() -> str:
    return MODEL_READY.format(folder=set_up_model(CorpusSettings().data_dir))


def _build(corpus_dir: Path | None) -> str:
    manifest = build_index(corpus_dir, progress=show_progress)
    return BUILT.format(
        n_documents=len(manifest.documents),
        n_passages=sum(entry.n_passages for entry in manifest.documents),
        folder=index_folder(corpus_dir, CorpusSettings().data_dir),
    )


def show_progress(what: str, done: int, n: int) -> None:
    """Show progress on one line of the error stream, where that is a terminal; else only the end of each step."""
    if sys.stderr.isatty():
        print(f"\r{what} {done}/{n}", end="\n" if done == n else "", file=sys.stderr, flush=True)
    elif done == n:
        print(f"{what} {done}/{n}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
