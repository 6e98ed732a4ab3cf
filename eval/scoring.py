"""All measures over a run, in total, by kind of question and by what makes a question hard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from corpus.records import Record
from eval.measures.citations import citation_precision, citation_recall
from eval.measures.correctness import right
from eval.measures.errors import raised
from eval.measures.latency import latency
from eval.measures.length import answer_length
from eval.measures.refusals import refused_answerable, refused_for_the_reason, refused_unanswerable
from eval.measures.units import wrong_unit
from eval.outcome import Outcome

TRAITS = ("false premise", "follow-up", "unanswerable", "untidy")
"""What a gold question's note may say that cuts across the kinds."""


class Scores(Record):
    """The measures over some outcomes; shares 0 to 1, lengths in characters, times in milliseconds.

    A measure is None where none of the outcomes is of the sort that it measures. Higher is better but for
    ``wrong_unit``, ``refused_answerable``, ``raised``, length and times.
    """

    n: int
    right: float | None
    citation_recall: float | None
    citation_precision: float | None
    wrong_unit: float | None
    refused_unanswerable: float | None
    refused_for_the_reason: float | None
    refused_answerable: float | None
    raised: float | None
    answer_length: float | None
    latency_p50: float | None
    latency_p95: float | None


def score(outcomes: Sequence[Outcome]) -> Scores:
    """All measures over these outcomes, shares rounded to four places, times to a tenth of a millisecond."""
    return Scores(
        n=len(outcomes),
        right=_rounded(right(outcomes)),
        citation_recall=_rounded(citation_recall(outcomes)),
        citation_precision=_rounded(citation_precision(outcomes)),
        wrong_unit=_rounded(wrong_unit(outcomes)),
        refused_unanswerable=_rounded(refused_unanswerable(outcomes)),
        refused_for_the_reason=_rounded(refused_for_the_reason(outcomes)),
        refused_answerable=_rounded(refused_answerable(outcomes)),
        raised=_rounded(raised(outcomes)),
        answer_length=answer_length(outcomes),
        latency_p50=_rounded(latency(outcomes, 50), 1),
        latency_p95=_rounded(latency(outcomes, 95), 1),
    )


def score_by_kind(outcomes: Iterable[Outcome]) -> dict[str, Scores]:
    """The measures for each kind of question that occurs, kinds by name."""
    return _score_by(outcomes, lambda outcome: (outcome.gold.kind.value,))


def score_by_trait(outcomes: Iterable[Outcome]) -> dict[str, Scores]:
    """The measures for each trait that a note names; a question with two traits counts for both."""
    return _score_by(outcomes, lambda outcome: tuple(trait for trait in TRAITS if trait in outcome.gold.note))


def _score_by(outcomes: Iterable[Outcome], keys: Callable[[Outcome], tuple[str, ...]]) -> dict[str, Scores]:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        for key in keys(outcome):
            groups[key].append(outcome)
    return {key: score(groups[key]) for key in sorted(groups)}


def _rounded(value: float | None, places: int = 4) -> float | None:
    return None if value is None else round(value, places)
