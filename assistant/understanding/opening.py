"""How a question opens in a conversation: small words, a correction, or a change of subject (开场语)."""

from __future__ import annotations

from assistant.understanding.following import FOLLOWING
from corpus.records import Record


class Opening(Record):
    """A question without what it opens and ends with in a conversation.

    ``anew`` says that it changes the subject, ``continues`` that its wording takes up the turn before (那…呢, 换成…),
    ``corrects`` that it puts the turn before right (不是，我问的是…).
    """

    text: str
    anew: bool = False
    continues: bool = False
    corrects: bool = False


def read_opening(text: str) -> Opening:
    """Take a question's opening off; a question that is nothing but one is given as it is."""
    whole = text.strip()
    bare = _without("small", whole)
    changed = _without("anew", bare)
    if changed != bare:
        return Opening(text=_ended(changed), anew=True)
    denied = _without("not_but", bare)
    corrected = denied if denied != bare else _without("meant", _without("denies", bare))
    instead = _without("instead", corrected)
    ended = _ended(instead)
    continues = bare != whole or instead != corrected or ended != instead
    return Opening(text=ended, continues=continues, corrects=corrected != bare)


def _without(name: str, text: str) -> str:
    """The text without an opening; as it is where nothing would be left."""
    return FOLLOWING[name].sub("", text, count=1).strip() or text


def _ended(text: str) -> str:
    return FOLLOWING["ends"].sub("", text).strip(" ,，") or text
