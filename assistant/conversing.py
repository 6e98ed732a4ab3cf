"""A conversation in the terminal (对话): each question is put with the turns before it."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from assistant.asking import Answering, put
from assistant.plain import to_plain
from assistant.question import Question, Turn
from assistant.wording import WORDING
from corpus.errors import PolicyError

ENDINGS = frozenset({"退出", "exit", "quit"})
N_KEPT = 20
"""Turns that go with a question: every one of them is understood again."""


def converse(answering: Answering) -> None:
    """Answer what is typed until 退出 or the end of the input; a question that cannot be used ends nothing."""
    print(WORDING["chat_welcome"], file=sys.stderr)
    history: tuple[Turn, ...] = ()
    for text in _typed():
        if text.strip() in ENDINGS:
            return
        try:
            answer = put(Question(text=text, history=history), answering)
        except PolicyError as error:
            print(error, file=sys.stderr)
            continue
        print(to_plain(answer), end="\n\n", flush=True)
        history = (*history, Turn(question=text, answer=answer.answer))[-N_KEPT:]


def _typed() -> Iterator[str]:
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 (it gives ``input`` line editing that knows wide characters)
    prompt = WORDING["chat_prompt"] if sys.stdin.isatty() else ""
    try:
        while True:
            yield input(prompt)
    except EOFError:
        print(end="\n" if prompt else "")  # the shell's prompt begins a line of its own
