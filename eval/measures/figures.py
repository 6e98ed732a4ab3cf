"""Wrong figures (错报数字): a figure in the answer that the gold contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from eval.matching import N_READ, normalise, says
from eval.outcome import Outcome
from eval.questions import GoldQuestion

_FIGURE = re.compile(r"(?<![\d.第件])(\d+(?:\.\d+)?)([万亿]?[^\W\d_]|[万亿]|%)?")
"""A number and the sign or first character of what it counts (28%, 12项, 300万人); 第8, 附件2 are places."""

Figure = tuple[str, str]
"""A number and what it counts, normalised."""


def wrong_figure(outcome: Outcome) -> float | None:
    """1 where a figure within the answer's first 1,000 characters contradicts the gold, else 0; lower is better.

    Three things contradict: a wording with a figure in it that the gold forbids; another count than the gold's; and,
    where a fact of the gold is a figure and the answer does not say it, a figure of the same sort (%, 万, 项 …) that
    stands neither in the gold nor in the question. A figure left out is not a wrong one: that counts against ``right``
    alone. Measured on the answers given (no refusal, no error) to questions whose gold has a figure in its count, its
    facts or what it forbids; None elsewhere.
    """
    answer, gold = outcome.answer, outcome.gold
    if answer is None or not answer.answered or not _has_figures(gold):
        return None
    words = answer.answer[:N_READ]
    counted_otherwise = gold.count is not None and answer.count is not None and answer.count != gold.count
    forbidden = any(says(words, phrase) for phrase in gold.forbidden if figures_in([phrase]))
    return float(counted_otherwise or forbidden or _another_value(gold, words))


def figures_in(texts: Iterable[str]) -> frozenset[Figure]:
    """The figures of some texts, each with what it counts; a place (附件2 第8项) is none."""
    return frozenset((m[1], m[2] or "") for text in texts for m in _FIGURE.finditer(normalise(text)))


def _has_figures(gold: GoldQuestion) -> bool:
    return gold.count is not None or bool(figures_in(gold.forbidden)) or any(map(_is_figure, gold.facts))


def _is_figure(fact: tuple[str, ...]) -> bool:
    """Whether a fact is a figure in every one of its wordings."""
    return all(figures_in([wording]) for wording in fact)


def _another_value(gold: GoldQuestion, words: str) -> bool:
    unsaid = [fact for fact in gold.facts if _is_figure(fact) and not any(says(words, wording) for wording in fact)]
    sorts = {sort for fact in unsaid for _, sort in figures_in(fact)}
    quotes = [span.quote for group in gold.evidence for span in group]
    known = figures_in([gold.question, *(w for fact in gold.facts for w in fact), *quotes])
    return any(sort in sorts for _, sort in figures_in([words]) - known)
