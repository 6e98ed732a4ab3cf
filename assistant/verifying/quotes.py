"""A line of a template that has no rule: whatever fills its slots stands in the quotes, is counted, or is asked.

Such a template is told apart by its own words to the letter, but nothing is known of what it means: a new one that
denies, counts or compares needs a rule, and a test names those that have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from assistant.collection import Collection
from assistant.matching.lexicon import compact
from assistant.verifying.scene import Scene
from assistant.verifying.templates import read, template_of
from assistant.wording import WORDING
from corpus.records import Span

NO_LINES = ("bad_", "help_", "io_", "name_", "json_", "form_", "terminal_", "argument", "batch_", "chat_", "more_not_")
PIECES = ("scope", "place_", "example_", "restate_", "split_", "kind_", "corrected", "not_utf8", "not_taken", "label")
"""Beginnings of the keys of messages, and of questions and pieces; a line is made of none of these alone."""
LEAST_OWN = 3
"""Characters that a template prints itself, at least, to be told apart by them."""


def is_held(scene: Scene, known: frozenset[str]) -> bool:
    """Whether a statement is one template without rule, its slots held by quotes, counts or the question."""
    text, held = scene.statement.text, partial(_is_held, scene)
    for key in without_rule(known):
        template = template_of(WORDING[key])
        fillers = dict.fromkeys(template.slots, held)
        if template.may_stand_in(text) and any(end == len(text) for end, _ in read(template, fillers, text)):
            return True
    return False


@cache
def without_rule(known: frozenset[str]) -> tuple[str, ...]:
    """The keys of the templates of lines that have no rule."""
    lines = (key for key in WORDING if key not in known and not key.startswith(NO_LINES + PIECES))
    templates = ((key, template_of(WORDING[key])) for key in lines)
    return tuple(key for key, t in templates if t.slots and sum(map(len, t.literals)) >= LEAST_OWN)


def _is_held(scene: Scene, value: str) -> bool:
    pieces = value.split(WORDING["semicolon"])
    return all(_has_origin(scene, piece) for piece in (value, *pieces)) or all(_has_origin(scene, p) for p in pieces)


def _has_origin(scene: Scene, text: str) -> bool:
    told = compact(text)
    if text in {e.locator for e in scene.statement.evidence} | {str(t.value) for t in scene.statement.tallies}:
        return True
    names = {WORDING["comma"].join(m.name for m in t.units) for t in scene.tasks}
    return bool(told) and (text in names or scene.request.asks(text) or any(told in w for w in _words(scene)))


def _words(scene: Scene) -> Iterator[str]:
    """The quotes as stored and as read, and what is known of their documents; all compact."""
    evidence = scene.statement.evidence
    yield from map(compact, scene.quotes)
    yield compact("".join(_as_read(e.doc_id, e.span, scene.collection) for e in evidence))
    for document in {e.doc_id: scene.collection.documents[e.doc_id] for e in evidence}.values():
        yield from (compact(known) for known in (document.title, document.document_number) if known)


def _as_read(doc_id: str, span: Span, collection: Collection) -> str:
    """A stretch of a stored text without what the reading leaves out."""
    text, pieces, left = collection.documents[doc_id].text, [], span.start
    for removal in collection.readings[doc_id].removals:
        if removal.span.start < span.end and span.start < removal.span.end:
            pieces.append(text[left : max(left, removal.span.start)])
            left = max(left, removal.span.end)
    return "".join([*pieces, text[left : max(left, span.end)]])
