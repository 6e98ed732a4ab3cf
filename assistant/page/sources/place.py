"""What the source panel is asked to show (位置): parsed from an event of the page, which may come from anybody."""

from __future__ import annotations

from enum import StrEnum

from corpus.records import Record


class What(StrEnum):
    """A citation or a near match of an exchange, a whole document, or the list of documents."""

    CITATION = "citation"
    NEAR = "near"
    DOCUMENT = "document"
    LIBRARY = "library"


class Place(Record):
    """A place to show. ``turn`` and ``n`` name a citation (from 1) or near match (from 0) of the conversation.

    ``doc_id`` names a document where ``what`` is DOCUMENT; ``stored`` asks for the text as stored, not as read.
    """

    what: What
    turn: int = 0
    n: int = 0
    doc_id: str = ""
    stored: bool = False
