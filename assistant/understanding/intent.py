"""Which kind of answer a question wants, decided from its cues and slots alone (问题分类).

The order of ``RULES`` is the precedence; the first rule whose condition holds decides. What only the records can tell
(whether a number asked for is a target or a count) is decided later, in ``answering.routing``.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer import Kind
from corpus.records import Record


class Signs(Record):
    """What ``decide_kind`` looks at."""

    cues: frozenset[str]
    has_units: bool
    has_topic: bool
    has_other_topic: bool
    has_document: bool
    has_numbers: bool
    has_category: bool
    names_plan_and_tasks: bool
    asks_tasks: bool

    def shows(self, *cues: str) -> bool:
        """Whether any of the cues is there."""
        return not self.cues.isdisjoint(cues)


DOCUMENT_CUES = ("number", "issuer", "signed", "issued", "dated", "addressee", "full_title", "annexes", "seal")

RULES: tuple[tuple[Kind, Callable[[Signs], bool]], ...] = (
    (Kind.GREETING, lambda s: s.shows("greeting")),
    (Kind.HELP, lambda s: s.shows("help")),
    (Kind.DOCUMENT_FACT, lambda s: s.shows("documents") and not s.has_topic and not s.has_units),
    (Kind.DOCUMENT_FACT, lambda s: s.shows("year_conflict") and s.has_document and not s.has_topic and not s.has_units),
    (Kind.DOCUMENT_FACT, lambda s: s.shows("number", "seal", "signed", "addressee", "annexes")),
    (Kind.DOCUMENT_FACT, lambda s: s.shows("basis", "cited_number") and s.has_document),
    (Kind.DOCUMENT_FACT, lambda s: s.has_document and not s.has_other_topic and s.shows(*DOCUMENT_CUES)),
    (Kind.DOCUMENT_FACT, lambda s: s.shows("full_title", "annexes") and not s.has_topic),
    (
        Kind.LIST,
        lambda s: (
            (s.shows("several_units", "single_unit") or (s.shows("holding", "related") and s.asks_tasks))
            and not s.shows("count", "most", "fewest")
        ),
    ),
    (
        Kind.LIST,
        lambda s: (
            s.has_category
            and not s.has_units
            and s.shows("list", "unit_work")
            and (s.shows("lead") or not s.shows("count", "compare", "most", "fewest"))
        ),
    ),
    (Kind.DOCUMENT_FACT, lambda s: s.shows("issued", "dated") and not s.has_topic and not s.has_units),
    (
        Kind.COMPARE,
        lambda s: (
            (s.shows("most", "fewest", "compare") and (s.asks_tasks or s.has_units or s.has_category or s.has_topic))
            or (s.shows("most", "fewest") and s.has_document)
        ),
    ),
    (Kind.CROSS_DOCUMENT, lambda s: s.names_plan_and_tasks),
    (
        Kind.YES_NO,
        lambda s: (
            s.shows("yes_no") and not s.shows("lead", "unit_work") and (s.has_units or not s.shows("responsible"))
        ),
    ),
    (Kind.DEFINITION, lambda s: s.shows("definition") and not s.has_units and not s.has_numbers),
    (Kind.COUNT, lambda s: s.shows("count") and (s.asks_tasks or s.has_units or s.has_category or s.has_document)),
    (Kind.TARGET, lambda s: s.shows("count") and not s.shows("lead", "responsible")),
    (Kind.LEAD_UNIT, lambda s: s.shows("lead") and (s.has_topic or s.has_numbers or s.has_category)),
    (Kind.UNIT_TASKS, lambda s: s.has_units and not s.has_topic and not s.has_numbers),
    (Kind.RESPONSIBLE_UNITS, lambda s: s.shows("responsible") and (s.has_topic or s.has_numbers)),
    (Kind.UNIT_TASKS, lambda s: s.has_units and s.shows("unit_work", "list") and not s.has_numbers),
    (Kind.LIST, lambda s: s.asks_tasks and s.shows("list", "unit_work") and not s.has_numbers),
    (Kind.TARGET, lambda s: s.shows("amount")),
    (Kind.TASK_CONTENT, lambda s: s.has_numbers),
    (Kind.UNIT_TASKS, lambda s: s.has_units and not s.shows("content")),
    (Kind.TASK_CONTENT, lambda s: True),
)


def decide_kind(signs: Signs) -> Kind:
    """Give the kind of the first rule that holds; the last always does."""
    return next(kind for kind, holds in RULES if holds(signs))
