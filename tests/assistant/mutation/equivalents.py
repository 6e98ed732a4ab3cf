"""Mutants that say the same as the answer they come from, and are as well proved: each with the reason why."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assistant.answering.draft import Draft, DraftRow, Evidence, Statement
from assistant.matching.lexicon import compact
from tests.assistant.mutation.cases import Case


def is_equivalent(case: Case, draft: Draft) -> bool:
    """Whether a changed draft is one of the kinds below, and changed in nothing else."""
    return any(check(case, draft) for check in REASONS)


def _same_clause(case: Case, draft: Draft) -> bool:
    """Two figures of one clause: the line gives the clause, so either figure's row, or both, is what it tells."""
    rest = {"rows": ()}
    told, kept = _clauses(draft.rows), _clauses(case.draft.rows)
    return draft.model_copy(update=rest) == case.draft.model_copy(update=rest) and told == kept


def _clauses(rows: Iterable[DraftRow]) -> list[tuple[Evidence, ...]]:
    return list(dict.fromkeys(r.evidence for r in rows))


def _whole_item(case: Case, draft: Draft) -> bool:
    """A sentence proved by the item it stands in, or the other way round: the same words stand in either quote."""
    changed = _changed_statements(case, draft)
    return changed is not None and all(
        old.text == new.text and _hold_each_other(old.evidence, new.evidence) for old, new in changed
    )


def _hold_each_other(one: tuple[Evidence, ...], other: tuple[Evidence, ...]) -> bool:
    return len(one) == len(other) == 1 and any(
        a.locator == b.locator and a.doc_id == b.doc_id and a.span.start <= b.span.start and b.span.end <= a.span.end
        for a, b in ((one[0], other[0]), (other[0], one[0]))
    )


def _heading_left_out(case: Case, draft: Draft) -> bool:
    """A text told without the heading that it begins with: the heading stands in its place, which is told."""
    changed = _changed_statements(case, draft)
    return changed is not None and all(old.evidence == new.evidence and _is_in_place(old, new) for old, new in changed)


def _is_in_place(old: Statement, new: Statement) -> bool:
    """Whether what is left out behind the place stands in the place."""
    place = compact(old.evidence[0].locator) if old.evidence else ""
    left, right = compact(old.text).removeprefix(place), compact(new.text).removeprefix(place)
    return 0 < len(right) < len(left) and left.endswith(right) and left.removesuffix(right) in place


def _note_of_elsewhere(case: Case, draft: Draft) -> bool:
    """A note left out on a gap in a section of which the answer gives nothing: what it gives has no gap."""
    gone = [n for n in case.draft.notes if n not in draft.notes]
    places = {e.locator for s in case.draft.statements for e in s.evidence}
    same = draft.model_copy(update={"notes": case.draft.notes}) == case.draft
    return same and set(draft.notes) < set(case.draft.notes) and not any(f"（{p}）" in n for n in gone for p in places)


def _changed_statements(case: Case, draft: Draft) -> list[tuple[Statement, Statement]] | None:
    """The statements that differ, where nothing else does."""
    if draft.model_copy(update={"statements": case.draft.statements}) != case.draft:
        return None
    if len(draft.statements) != len(case.draft.statements):
        return None
    return [(o, n) for o, n in zip(case.draft.statements, draft.statements, strict=True) if o != n]


REASONS: tuple[Callable[[Case, Draft], bool], ...] = (
    _same_clause,
    _whole_item,
    _heading_left_out,
    _note_of_elsewhere,
)
