"""The corpus's terminal: ``python -m corpus text DOC_ID``, ``python -m corpus report``; both take ``--corpus DIR``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus import wording
from corpus.catalogue import read_folder
from corpus.errors import PolicyError, UnknownDocumentError
from corpus.read import read_corpus
from corpus.report import adds_up, write_report


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, 1 where a report's numbers do not add up, 2 for an error."""
    options = _parser().parse_args(arguments)
    try:
        return _write_text(options.doc_id, options.corpus) if options.command == "text" else _report(options.corpus)
    except PolicyError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus", description=wording.HELP)
    commands = parser.add_subparsers(dest="command", required=True)
    text = commands.add_parser("text", help=wording.HELP_TEXT)
    text.add_argument("doc_id", help=wording.HELP_DOC_ID)
    report = commands.add_parser("report", help=wording.HELP_REPORT)
    for command in (text, report):
        command.add_argument("--corpus", type=Path, metavar="DIR", help=wording.HELP_CORPUS)
    return parser


def _write_text(doc_id: str, folder: Path | None) -> int:
    """Write the stored text's characters as UTF-8, byte for byte."""
    documents = {document.doc_id: document for document in read_folder(folder)[0]}
    if doc_id not in documents:
        raise UnknownDocumentError(wording.NO_SUCH_DOCUMENT.format(doc_id=doc_id, known="、".join(documents)))
    _write(documents[doc_id].text)
    return 0


def _report(folder: Path | None) -> int:
    corpus = read_corpus(folder)
    _write(write_report(corpus))
    return 0 if adds_up(corpus) else 1


def _write(text: str) -> None:
    """Write to standard output without any translation; a reader that stops early is no error."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
