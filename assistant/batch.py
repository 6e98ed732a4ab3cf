"""A file of questions, one JSON object a line, becomes a file of answers, one a line in the same order (批量)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from assistant.asking import Answering, put
from assistant.errors import UnusableRequestError
from assistant.request import parse_id, parse_object, parse_question
from assistant.serialising import AnswerId, error_to_json, to_bytes, to_json
from assistant.wording import WORDING
from corpus.errors import PolicyError
from corpus.records import Record

BLANK = b" \t\r\n\xef\xbb\xbf"
"""White space and a byte order mark: a line of nothing else asks nothing."""


class BatchCount(Record):
    """How many lines were answered or refused, and how many of them ended in an error object."""

    n: int
    n_errors: int


def run_batch(source: Path, target: Path, open_answering: Callable[[], Answering]) -> BatchCount:
    """Answer the questions of a file; each answer is in the file before the next question is begun.

    Args:
        source: the requests, see ``assistant.request``; blank lines are passed over.
        target: the answers (``to_json``) and errors (``error_to_json``); what it held before is replaced.
        open_answering: called once, after both files have proved usable and before ``target`` is emptied.

    Raises:
        UnusableRequestError: both are the same file.
        OSError: one of them cannot be read or written.
    """
    with source.open("rb") as requests:
        target.open("ab").close()  # a target that cannot be written is told now, and nothing is lost by the look
        if source.samefile(target):
            raise UnusableRequestError(WORDING["same_file"].format(path=target))
        answering = open_answering()
        n = n_errors = 0
        with target.open("wb") as answers:
            for line, is_error in answer_lines(requests, answering):
                answers.write(to_bytes(line))
                answers.flush()
                n, n_errors = n + 1, n_errors + is_error
    return BatchCount(n=n, n_errors=n_errors)


def answer_lines(lines: Iterable[bytes], answering: Answering) -> Iterator[tuple[str, bool]]:
    """Give, for each line that is not blank, its result in JSON and whether that is an error."""
    for number, line in enumerate(lines, 1):
        if line.strip(BLANK):
            yield _answer_line(line, number, answering)


def _answer_line(line: bytes, number: int, answering: Answering) -> tuple[str, bool]:
    answer_id: AnswerId = None
    try:
        fields = parse_object(line, number)
        answer_id = parse_id(fields)
        return to_json(put(parse_question(fields), answering), answer_id), False
    except PolicyError as error:
        return error_to_json(error, answer_id), True
