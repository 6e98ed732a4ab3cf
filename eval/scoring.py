"""All measures over a run, in total, by kind of question and by what makes a question hard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from corpus.records import Record
from eval.measures.citations import citation_precision, citation_recall
from eval.measures.correctness import right
from eval.measures.errors import raised
from eval.measures.estimate import Estimate, Statistic, estimate, mean, median, percentile
from eval.measures.figures import wrong_figure
from eval.measures.latency import latency
from eval.measures.length import answer_length, length_ratio, over_length
from eval.measures.refusals import refused_answerable, refused_for_the_reason, refused_unanswerable
from eval.measures.units import wrong_unit
from eval.outcome import Outcome

TRAITS = ("false premise", "follow-up", "unanswerable", "untidy")
"""What a gold question's note may say that cuts across the kinds."""


@dataclass(frozen=True)
class Measure:
    """A measure of one outcome, the statistic that is made of its values, and the places that are kept of it."""

    of: Callable[[Outcome], float | None]
    statistic: Statistic = mean
    places: int = 4


class Scores(Record):
    """The measures over some outcomes; shares 0 to 1, lengths in characters, times in milliseconds.

    A measure is None where none of the outcomes is of the sort that it measures. Higher is better for those of
    ``HIGHER_IS_BETTER``, lower for all others. ``answer_length`` and ``length_ratio`` are medians, ``latency_p50`` and
    ``latency_p95`` nearest-rank percentiles, all others means.
    """

    n: int
    right: Estimate | None
    citation_recall: Estimate | None
    citation_precision: Estimate | None
    wrong_unit: Estimate | None
    wrong_figure: Estimate | None
    refused_unanswerable: Estimate | None
    refused_for_the_reason: Estimate | None
    refused_answerable: Estimate | None
    raised: Estimate | None
    answer_length: Estimate | None
    length_ratio: Estimate | None
    over_length: Estimate | None
    latency_p50: Estimate | None
    latency_p95: Estimate | None


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "right": Measure(right),
        "citation_recall": Measure(citation_recall),
        "citation_precision": Measure(citation_precision),
        "wrong_unit": Measure(wrong_unit),
        "wrong_figure": Measure(wrong_figure),
        "refused_unanswerable": Measure(refused_unanswerable),
        "refused_for_the_reason": Measure(refused_for_the_reason),
        "refused_answerable": Measure(refused_answerable),
        "raised": Measure(raised),
        "answer_length": Measure(answer_length, median, 1),
        "length_ratio": Measure(length_ratio, median, 2),
        "over_length": Measure(over_length),
        "latency_p50": Measure(latency, percentile(50), 1),
        "latency_p95": Measure(latency, percentile(95), 1),
    }
)
"""How each field of ``Scores`` is had."""

SHARES = tuple(name for name, measure in MEASURES.items() if measure.statistic is mean)
"""The measures that are shares, 0 to 1."""

HIGHER_IS_BETTER = frozenset(
    {"right", "citation_recall", "citation_precision", "refused_unanswerable", "refused_for_the_reason"}
)


def score(outcomes: Sequence[Outcome]) -> Scores:
    """All measures over these outcomes."""
    return Scores(n=len(outcomes), **{name: _estimated(measure, outcomes) for name, measure in MEASURES.items()})


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


def _estimated(measure: Measure, outcomes: Iterable[Outcome]) -> Estimate | None:
    values = [value for value in map(measure.of, outcomes) if value is not None]
    return estimate(values, measure.statistic, measure.places)
