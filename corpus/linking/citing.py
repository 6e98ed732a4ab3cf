"""Which documents a document names as what it carries out (引用文件): by title in 《》, or by number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.fold import fold
from corpus.records import Document

_TITLE = re.compile(r"《([^《》]{4,80})》")
_LEAST = 6
"""Characters that a title must have to be told from a mere word in brackets."""


def cited_by(document: Document, others: Iterable[Document]) -> tuple[Document, ...]:
    """Give the documents among ``others`` that a document's text cites, in their order.

    A title counts where the other's title is that, or prints it (关于印发《…》的通知); marks and the forms of brackets
    and dashes do not matter. Documents of one place cite one another or the state's, never those of another place.
    """
    titles = {letters(title) for title in _TITLE.findall(fold(document.text))}
    titles = {title for title in titles if len(title) >= _LEAST}
    text = letters(document.text)
    return tuple(
        other
        for other in others
        if other.doc_id != document.doc_id
        and document.jurisdiction in (None, other.jurisdiction or document.jurisdiction)
        and (any(title in letters(other.title) for title in titles) or _prints_number(text, other))
    )


def letters(text: str) -> str:
    """Fold a text and leave its white space and marks out: for comparison, never for offsets."""
    return "".join(c for c in fold(text) if c.isalnum())


def _prints_number(text: str, other: Document) -> bool:
    return other.document_number is not None and letters(other.document_number) in text
