"""The terminal (终端): ``python -m assistant`` with ``ask QUESTION [--json]``, ``batch IN OUT`` or ``chat``.

All three take ``--corpus DIR``.
Answers go to standard output, everything else to the error stream, both in UTF-8 whatever the locale.
"""

from __future__ import annotations

import argparse
import codecs
import errno
import io
import os
import sys
from collections.abc import Mapping, Sequence

from assistant.arguments import make_parser
from assistant.asking import put, unexpected
from assistant.batch import run_batch
from assistant.conversing import converse
from assistant.errors import UnusableQuestionError
from assistant.opening import open_answering
from assistant.plain import to_plain
from assistant.question import Question
from assistant.serialising import to_json
from assistant.understanding.screening import screen
from assistant.wording import WORDING
from corpus.errors import PolicyError

DONE, FAILED, INTERRUPTED = 0, 2, 130
"""Exit statuses; 130 is 128 + SIGINT, as shells have it."""

STANDARD_INPUT = "-"

ERRNO_WORDING: Mapping[int | None, str] = {
    errno.ENOENT: "io_missing",
    errno.EACCES: "io_denied",
    errno.EPERM: "io_denied",
    errno.EISDIR: "io_folder",
    errno.ENOTDIR: "io_not_folder",
    errno.ENOSPC: "io_full",
    errno.EROFS: "io_read_only",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command.

    Args:
        arguments: None for those of the process.

    Returns:
        0 done, also where the answer is a refusal, lines of a batch are errors, or the reader of the output stops
        early; 2 could not be done, with a message in Chinese; 130 interrupted.

    Raises:
        SystemExit: after help (0) or arguments that cannot be used (2).
    """
    _speak_utf8()
    commands = {"ask": _ask, "batch": _batch, "chat": _chat}
    try:
        options = make_parser().parse_args(arguments)
        commands[options.command](options)
    except PolicyError as error:
        return _fail(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter's last flush complains
    except OSError as error:
        return _fail(_told(error))
    except KeyboardInterrupt:
        print(end="\n" if sys.stderr.isatty() else "", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:  # a fault of ours; staff get a sentence, not a traceback
        return _fail(str(unexpected(error)))
    return DONE


def _ask(options: argparse.Namespace) -> None:
    text = _read_question() if options.question == STANDARD_INPUT else _as_utf8(options.question)
    screen(text)  # before an index is opened, or built, for nothing
    answer = put(Question(text=text), open_answering(options.corpus))
    print(to_json(answer) if options.json else to_plain(answer), flush=True)


def _batch(options: argparse.Namespace) -> None:
    count = run_batch(options.source, options.target, lambda: open_answering(options.corpus))
    print(WORDING["batch_done"].format(n=count.n, n_errors=count.n_errors), file=sys.stderr)


def _chat(options: argparse.Namespace) -> None:
    converse(open_answering(options.corpus))


def _read_question() -> str:
    data = sys.stdin.buffer.read().removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise UnusableQuestionError(WORDING["not_utf8"].format(offset=error.start + 1)) from error


def _as_utf8(argument: str) -> str:
    """Read an argument as UTF-8 where its bytes are that, though the locale says otherwise."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def _speak_utf8() -> None:
    """Bytes typed that are not UTF-8 are kept for ``screen`` to refuse."""
    errors_of = {sys.stdin: "surrogateescape", sys.stdout: "backslashreplace", sys.stderr: "backslashreplace"}
    for stream, errors in errors_of.items():
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _told(error: OSError) -> str:
    detail = WORDING[ERRNO_WORDING[error.errno]] if error.errno in ERRNO_WORDING else error.strerror or str(error)
    return WORDING["io_failed"].format(path=error.filename or WORDING["io_output"], detail=detail)


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return FAILED
