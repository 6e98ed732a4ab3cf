"""What cannot be a question is turned away here, with a message that says what to do."""

from __future__ import annotations

import unicodedata

from assistant.errors import UnusableQuestionError
from assistant.wording import WORDING

MAX_CHARACTERS = 2000


def screen(text: str) -> str:
    """Give the question without surrounding white space and without format characters.

    Raises:
        UnusableQuestionError: the text is empty, longer than ``MAX_CHARACTERS`` code points, or holds control
            characters other than tab and line breaks, lone surrogates or replacement characters (binary input).
    """
    if len(text) > MAX_CHARACTERS:
        raise UnusableQuestionError(WORDING["overlong"].format(found=len(text), limit=MAX_CHARACTERS))
    binary = sorted({f"U+{ord(c):04X}" for c in text if _is_binary(c)})
    if binary:
        raise UnusableQuestionError(WORDING["binary"].format(found="、".join(binary[:5])))
    cleaned = "".join(c for c in text if unicodedata.category(c) != "Cf").strip()
    if not any(unicodedata.category(c)[0] in "LN" for c in cleaned):
        raise UnusableQuestionError(WORDING["empty"])
    return cleaned


def _is_binary(character: str) -> bool:
    if character in "\t\n\r":
        return False
    return unicodedata.category(character) in ("Cc", "Cs", "Co") or character == "\ufffd"
