"""Citation recall and precision (引文召回率、精度), after Gao et al., *ALCE*, 2023.

ALCE asks a model whether the cited passage entails the statement; here the places that prove an answer are part of the
gold, so that the same two shares are had by comparing places: a citation meets a place where they share at least half
of the shorter one.
"""

from __future__ import annotations

from collections.abc import Iterable

from eval.matching import Place, overlap
from eval.measures.mean import mean
from eval.outcome import Outcome


def citation_recall(outcomes: Iterable[Outcome]) -> float | None:
    """Mean over the questions with evidence of the share of its groups that some citation meets, 0 to 1.

    A question that was refused, or answered without citations, counts as 0.
    """
    return mean(_recall(outcome) for outcome in outcomes if outcome.gold.evidence)


def citation_precision(outcomes: Iterable[Outcome]) -> float | None:
    """Mean over the answers with citations of the share that meets evidence or a gold row's task, 0 to 1."""
    return mean(_precision(outcome) for outcome in outcomes if outcome.gold.evidence and _cited(outcome))


def _recall(outcome: Outcome) -> float:
    cited = _cited(outcome)
    found = [any(overlap(place, citation) for place in group for citation in cited) for group in _evidence(outcome)]
    return sum(found) / len(found)


def _precision(outcome: Outcome) -> float:
    places = [place for group in _evidence(outcome) for place in group] + list(outcome.row_places)
    cited = _cited(outcome)
    return sum(any(overlap(place, citation) for place in places) for citation in cited) / len(cited)


def _cited(outcome: Outcome) -> tuple[Place, ...]:
    citations = outcome.answer.citations if outcome.answer and outcome.answer.answered else ()
    return tuple(Place(doc_id=c.doc_id, start=c.start, end=c.end) for c in citations)


def _evidence(outcome: Outcome) -> tuple[tuple[Place, ...], ...]:
    return tuple(
        tuple(Place(doc_id=span.doc_id, start=span.start, end=span.end) for span in group)
        for group in outcome.gold.evidence
    )
