"""How a question stands to what it says: it asks whether it is so, or takes it for granted (是非、预设)."""

from __future__ import annotations

from pathlib import Path

from assistant.understanding.cues import read_table
from corpus.records import Record

CLAIMING = read_table(Path(__file__).with_name("claiming.toml"))
"""Turns of phrase by which a question states something; where each is used says what it is for."""
ASKING = frozenset({"lead", "responsible", "content", "count", "unit_work", "definition", "amount", "compare"})
"""Cues of a question that asks for something even without a question word."""


class Stance(Record):
    """How a question stands to what it says.

    ``asks_truth``: it asks whether that is so and nothing else; ``asks_why``: it asks for the reason. ``denies``: what
    it says is a denial (压根没提, 不归…管); a rhetorical question (不是…吗) denies nothing. ``only``, ``together`` and
    ``leads`` say how units are put to a task.
    """

    asks_truth: bool
    asks_why: bool
    denies: bool
    only: bool
    together: bool
    leads: bool


def shows(name: str, text: str) -> bool:
    """Whether a folded question shows a turn of phrase of claims."""
    return CLAIMING[name].search(text) is not None


def read_stance(folded: str, cues: frozenset[str]) -> Stance:
    """Read the stance of a folded question that shows these cues."""
    asks_why = shows("why", folded)
    asks = shows("asks", folded)
    tagged = shows("tag", folded)
    states = cues.isdisjoint(ASKING) and shows("states", folded) and not shows("requests", folded)
    plain = CLAIMING["choice"].sub("", folded)
    return Stance(
        asks_truth=not asks_why and not asks and not shows("either", folded) and (tagged or states),
        asks_why=asks_why,
        denies=shows("negative", plain) and not shows("rhetorical", folded),
        only=shows("only", folded),
        together=shows("together", folded),
        leads=shows("leads", folded),
    )
