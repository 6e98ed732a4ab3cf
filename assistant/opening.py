"""The assistant is opened for the terminal: the folder is looked at before anything heavy is loaded."""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.asking import Answering
from assistant.errors import NoDocumentsError
from assistant.wording import WORDING
from corpus.records import Problem

MOST_TOLD = 5
"""Files that were not taken in are told one by one up to this many."""


def open_answering(folder: Path | None) -> Answering:
    """Open the assistant over a folder (None: the built-in corpus); its index is built first where need be.

    Progress, and the files of the folder that could not be taken in, are told on the error stream.

    Raises:
        PolicyError: the folder is none, holds no readable document, or cannot be indexed.
    """
    if folder is not None:
        _check_folder(folder)
    from assistant.assistant import open_assistant  # seconds of imports, for nothing where only help is wanted
    from index.__main__ import show_progress

    return open_assistant(folder, progress=show_progress).answer


def _check_folder(folder: Path) -> None:
    from corpus.catalogue import read_folder

    documents, problems = read_folder(folder)
    taken_in = {document.doc_id for document in documents}
    told = _tell({problem.doc_id: problem for problem in problems if problem.doc_id not in taken_in}, folder)
    if not documents:
        raise NoDocumentsError("\n".join([WORDING["no_documents"].format(folder=folder), *told]))
    for line in told:
        print(line, file=sys.stderr)


def _tell(problems: dict[str, Problem], folder: Path) -> list[str]:
    shown = list(problems.values())[:MOST_TOLD]
    told = [WORDING["not_taken_in"].format(doc_id=found.doc_id, message=found.message) for found in shown]
    if len(problems) > len(shown):
        told.append(WORDING["more_not_taken_in"].format(n=len(problems) - len(shown), folder=folder))
    return told
