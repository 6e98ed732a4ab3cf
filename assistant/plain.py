"""The plain form of an answer for a terminal: the answer, how it was understood, notes (说明), citations (依据)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from assistant.answer import Answer, Citation
from assistant.wording import WORDING

CONTROL_PICTURES = 0x2400
DELETE = "\x7f"


def to_plain(answer: Answer) -> str:
    """Give the plain form of an answer, without a line end; nothing in it can steer a terminal."""
    return "\n\n".join(_printable(block) for block in _blocks(answer))


def _blocks(answer: Answer) -> Iterator[str]:
    yield answer.answer
    if answer.resolved_question != answer.question.strip():
        yield WORDING["terminal_resolved"].format(text=answer.resolved_question)
    if answer.notes:
        yield "\n".join([WORDING["terminal_notes"], *(f"- {note}" for note in answer.notes)])
    if answer.citations:
        yield "\n".join([WORDING["terminal_citations"], *(_citation(found) for found in answer.citations)])


def _citation(citation: Citation) -> str:
    """One line; the quote's line ends become single spaces."""
    return WORDING["terminal_citation"].format(
        n=citation.n,
        title=citation.title,
        known=_known(citation),
        locator=citation.locator,
        quote=" ".join(citation.quote.split()),
    )


def _known(citation: Citation) -> str:
    """The document's number and date, as far as they are stated."""
    items = [citation.document_number] if citation.document_number else []
    if citation.signed is not None:
        items.append(WORDING["terminal_signed"].format(date=citation.signed.isoformat()))
    elif citation.issued is not None:
        items.append(WORDING["terminal_issued"].format(date=citation.issued.isoformat()))
    return WORDING["terminal_known"].format(items="，".join(items)) if items else ""


def _printable(text: str) -> str:
    """Show control characters as pictures (␛) and leave out invisible format characters, direction marks among them."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if character in "\n\t" or category not in ("Cc", "Cf"):
        return character
    if character < " ":
        return chr(CONTROL_PICTURES + ord(character))
    return "\u2421" if character == DELETE else ""
