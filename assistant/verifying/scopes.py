"""The scope of a count (附件2中市科协的任务): read back out of its words, and counted again over the whole corpus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.matching.lexicon import compact
from assistant.matching.selection import passes
from assistant.verifying.scene import Request
from assistant.verifying.templates import template_of
from assistant.wording import WORDING
from corpus.records import Record, Task

QUOTED = re.compile("“([^“”]*)”")
SAID = re.compile(f"(?<=”){WORDING['or']}(?=“)")
PIECES = ("scope_units", "scope_together", "scope_alone", "scope_without", "scope_words")
"""Pieces with a slot in the order in which they are said; of those about units the last that fits is taken."""
VALUES = {"words": f"“[^“”]*”(?:[{WORDING['comma']}{WORDING['or']}]“[^“”]*”)*", "units": r"[^“”。]+?"}


class Scope(Record):
    """Which tasks a count is about; empty fields do not limit. ``words`` are alternatives of words that all hold."""

    parts: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    how: str = "scope_units"
    excluded: tuple[str, ...] = ()
    words: tuple[tuple[str, ...], ...] = ()
    is_several: bool = False
    is_single: bool = False
    is_meant: bool = False


def parse_scope(text: str, request: Request) -> Scope | None:
    """Read a scope; None where the words are none, name what is not there, or units and words that nobody asked for."""
    if text == WORDING["scope_all"]:
        return Scope()
    if (places := _places(text, request)) is not None:
        return places
    limited = ((places, text[at:]) for places, at in _beginnings(text, request))
    matched = ((places, match) for places, rest in limited if (match := _pattern().fullmatch(rest)))
    found = (_limited(p, {k: v for k, v in m.groupdict().items() if v is not None}, request) for p, m in matched)
    return next((scope for scope in found if scope is not None), None)


def count_again(scope: Scope, request: Request) -> tuple[Task, ...]:
    """Every task of the scope within the filters of the request, in printed order."""
    tasks = request.collection.corpus.tasks
    return tuple(t for t in tasks if _is_of(t, scope) and passes(t, request.collection, request.filters))


def is_count_of(ids: tuple[str, ...], scope: Scope, request: Request) -> bool:
    """Whether ids are the tasks of a scope, all and in printed order, within the documents that they stand in.

    Of a scope that says to be less than its words (与问题相符的) they are some.
    """
    found = tuple(t.task_id for t in within_documents(ids, scope, request))
    if scope.is_meant:
        return bool(ids) and ids == tuple(i for i in found if i in set(ids))
    return ids == found


def within_documents(ids: tuple[str, ...], scope: Scope, request: Request) -> tuple[Task, ...]:
    """The tasks of a scope in the documents of these ids; of no ids, those of the document that has fewest."""
    found, tasks = count_again(scope, request), request.collection.tasks
    if ids:
        documents = {tasks[i].doc_id for i in ids if i in tasks}
        return tuple(t for t in found if t.doc_id in documents)
    by_document = [tuple(t for t in found if t.doc_id == d) for d in request.collection.parts]
    return min(by_document, key=len, default=())


def _is_of(task: Task, scope: Scope) -> bool:
    ids, text = {m.unit_id for m in task.units}, compact(task.title + task.body)
    return (
        (not scope.parts or task.part in scope.parts)
        and (not scope.categories or task.category in scope.categories)
        and (not scope.units or _names(ids, scope))
        and ids.isdisjoint(scope.excluded)
        and (not scope.is_several or len(ids) >= 2)
        and (not scope.is_single or len(ids) <= 1)
        and (not scope.words or any(all(compact(w) in text for w in words) for words in scope.words))
    )


def _names(ids: set[str], scope: Scope) -> bool:
    """Whether a list names the units of a scope: any of them, all of them together, or no others."""
    wanted = set(scope.units)
    if scope.how == "scope_together":
        return wanted <= ids
    return not wanted.isdisjoint(ids) and (scope.how != "scope_alone" or ids <= wanted)


def _places(text: str, request: Request) -> Scope | None:
    """Annexes and categories alone (附件1、附件2)."""
    known = {p for parts in request.collection.parts.values() for p in parts}
    categories = tuple(c for c in QUOTED.findall(text) if c in request.collection.categories)
    parts = tuple(p for p in QUOTED.sub("", text).split(WORDING["comma"]) if p in known)
    said = (*parts, *(WORDING["quoted"].format(text=c) for c in categories))
    return Scope(parts=parts, categories=categories) if said and WORDING["comma"].join(said) == text else None


def _beginnings(text: str, request: Request) -> Iterator[tuple[Scope, int]]:
    """Each way to read where the tasks stand (附件2中), and where that ends; no place at all is one."""
    yield Scope(), 0
    behind = template_of(WORDING["scope_where"]).pieces[-1].literal
    for match in re.finditer(re.escape(behind), text):
        places = _places(text[: match.start()], request)
        if places is not None:
            yield places, match.end()


def _limited(places: Scope, said: dict[str, str], request: Request) -> Scope | None:
    """The scope whose pieces are said; None where it names no units, or units and words that nobody asked for."""
    how = next((k for k in ("scope_alone", "scope_together", "scope_units") if k in said), "scope_units")
    units, excluded = said.get(how, ""), said.get("scope_without", "")
    words = tuple(tuple(QUOTED.findall(w)) for w in SAID.split(said.get("scope_words", "")) if w)
    asked = all(request.asks_units(u) for u in (units, excluded) if u)
    ids = request.unit_ids(units) or ()
    if not asked or (how == "scope_together" and len(ids) < 2) or not all(request.asks(w) for a in words for w in a):
        return None
    fields = {
        "how": how,
        "units": ids,
        "excluded": request.unit_ids(excluded) or (),
        "words": words,
        "is_several": "scope_several" in said,
        "is_single": "scope_single" in said,
        "is_meant": "scope_meant" in said,
    }
    return places.model_copy(update=fields)


@cache
def _pattern() -> re.Pattern[str]:
    """The pieces that limit a scope, each a group named by its key; no more are read than must be."""
    with_slot = "".join(f"(?:{p})??" for p in _named_pieces())
    bare = "".join(f"(?P<{k}>{re.escape(WORDING[k])})?" for k in ("scope_several", "scope_single", "scope_meant"))
    before, behind = (re.escape(p.literal) for p in template_of(WORDING["scope"]).pieces)
    limits = rf"(?!{behind}\Z){with_slot}{bare}"
    return re.compile(f"{before}(?:{limits}|{re.escape(WORDING['scope_plain'])}){behind}")


def _named_pieces() -> Iterator[str]:
    for key in PIECES:
        (before, slot), (behind, _) = template_of(WORDING[key]).pieces
        yield f"{re.escape(before)}(?P<{key}>{VALUES[slot or '']}){re.escape(behind)}"
