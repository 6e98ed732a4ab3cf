"""Citation recall and precision (引文召回率、精度), after Gao et al., *ALCE*, 2023.

ALCE asks a model whether the cited passage entails the statement; here the places that prove an answer are part of the
gold, so that the same two shares are had by comparing places: a citation meets a place where they share at least half
of the shorter one.
"""

from __future__ import annotations

from eval.matching import Place, overlap
from eval.outcome import Outcome


def citation_recall(outcome: Outcome) -> float | None:
    """Share, 0 to 1, of the groups of evidence that some citation meets; None where the gold has no evidence.

    A question that was refused, or answered without citations, counts as 0.
    """
    if not outcome.gold.evidence:
        return None
    cited = _cited(outcome)
    found = [any(overlap(place, citation) for place in group for citation in cited) for group in _evidence(outcome)]
    return sum(found) / len(found)


def citation_precision(outcome: Outcome) -> float | None:
    """Share, 0 to 1, of the citations that meet evidence or a gold row's task; None without evidence or citations."""
    cited = _cited(outcome)
    if not outcome.gold.evidence or not cited:
        return None
    places = [place for group in _evidence(outcome) for place in group]
    places += [place for row in outcome.rows for place in row.places]
    return sum(any(overlap(place, citation) for place in places) for citation in cited) / len(cited)


def _cited(outcome: Outcome) -> tuple[Place, ...]:
    citations = outcome.answer.citations if outcome.answer and outcome.answer.answered else ()
    return tuple(Place(doc_id=c.doc_id, start=c.start, end=c.end) for c in citations)


def _evidence(outcome: Outcome) -> tuple[tuple[Place, ...], ...]:
    return tuple(
        tuple(Place(doc_id=span.doc_id, start=span.start, end=span.end) for span in group)
        for group in outcome.gold.evidence
    )
