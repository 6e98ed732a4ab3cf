"""A question put from outside (提问): screened first, and whatever goes wrong is an error of the project's tree."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from assistant.answer import Answer
from assistant.errors import UnexpectedError
from assistant.question import Question
from assistant.understanding.screening import screen
from assistant.wording import WORDING
from corpus.errors import PolicyError

Answering = Callable[[Question], Answer]
"""What answers: ``Assistant.answer``."""


def put(question: Question, answering: Answering) -> Answer:
    """Put one question; nobody's question can stop those that follow it.

    Raises:
        PolicyError: the question cannot be used, or it met a fault of ours (``UnexpectedError``).
    """
    screen(question.text)
    try:
        return answering(question)
    except PolicyError:
        raise
    except Exception as error:  # a fault of ours, whatever it is: told with its place, for those who mend it
        raise unexpected(error) from error


def unexpected(error: Exception) -> UnexpectedError:
    """Tell of a fault of ours by type, text and place (file:line)."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    what = f"{type(error).__name__} {error}".strip()
    return UnexpectedError(WORDING["unexpected"].format(what=what, place=place))
