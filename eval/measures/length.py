"""How long answers are (答案字数), and how long the gold needs them to be (所需字数)."""

from __future__ import annotations

from eval.judging import ROWS_COUNT
from eval.matching import normalise
from eval.outcome import Outcome

MOST = 2
"""An answer longer than so many times what the gold needs is too long."""


def answer_length(outcome: Outcome) -> float | None:
    """Length of an answer given, in characters (code points) of markdown; None for a refusal or an error."""
    return float(len(outcome.answer.answer)) if outcome.answer is not None and outcome.answered else None


def needed_length(outcome: Outcome) -> int:
    """The least that a complete answer with its basis has to say, in characters as ``length_ratio`` counts them.

    The gold's count and units; each fact in its shortest wording; and the basis once: for the kinds whose rows are the
    answer, of each gold row its name (附件2:8) and title; for the others, of each group of evidence the shortest quote.
    A fact that stands in the quote is counted twice, once stated and once quoted. 0 where the gold asks for nothing (a
    greeting).
    """
    gold = outcome.gold
    said = [*(gold.units or ()), *(min(fact, key=_length) for fact in gold.facts)]
    said += [str(gold.count)] if gold.count is not None else []
    quotes = [min((span.quote for span in group), key=_length) for group in gold.evidence]
    listed = [*gold.rows, *(row.title for row in outcome.rows)]
    basis = listed if gold.kind in ROWS_COUNT and outcome.rows else quotes
    return sum(map(_length, [*said, *basis]))


def length_ratio(outcome: Outcome) -> float | None:
    """The answer's length over ``needed_length``; lower is better, 1 is what the gold needs.

    Both are counted without white space, markdown signs and citation numbers. Measured on the answers given to
    answerable questions whose gold needs something; None elsewhere.
    """
    needed = needed_length(outcome) if outcome.gold.answerable else 0
    if outcome.answer is None or not outcome.answered or not needed:
        return None
    return _length(outcome.answer.answer) / needed


def over_length(outcome: Outcome) -> float | None:
    """1 where an answer is longer than twice what the gold needs, else 0; lower is better. See ``length_ratio``."""
    ratio = length_ratio(outcome)
    return None if ratio is None else float(ratio > MOST)


def _length(text: str) -> int:
    return len(normalise(text))
