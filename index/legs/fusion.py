"""The legs' scores of the same candidates become one (融合): shares of what could be reached, scaled scores, or ranks.

nDCG@10 beside that of the better leg, on two collections that nothing here was made for, the lay questions of STARD (Su
et al. 2024) to the 24,466 articles of 390 statutes and to the statutes as whole documents, and on the development
questions with the passages of their evidence:

    better leg   .426  .866  .782
    bounded      .459  .883  .813   dense 0.6; at 0.5 .467, .882, .815, at 0.7 .460, .886, .797
    scaled       .467  .881  .813   dense 0.6
    reciprocal   .471  .892  .779   even; by ranks it is forgotten by how much one leg is surer than the other
    scaled       .452  .860  .814   dense 0.4, each leg's own candidates only, as it was before

Candidates are scored by both legs, whichever found them. Bounded shares alone do not change with the number of
candidates, and can be compared from question to question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Scores = Mapping[int, float]
"""Candidate to score, higher is better."""

RECIPROCAL_CONSTANT = 60
"""The paper's constant: large enough that the first few ranks differ little, so that both legs must agree."""


@dataclass(frozen=True)
class LegScores:
    """A leg's scores of the candidates of all legs, and between what they could lie, see ``index.legs.asked``."""

    scores: Scores
    floor: float
    ceiling: float


def bounded(legs: Mapping[str, LegScores], weights: Mapping[str, float]) -> dict[int, float]:
    """Each leg's scores as shares of the way from floor to ceiling, summed by weight.

    The theoretical min-max scaling of Bruch, Gai & Ingber, *An analysis of fusion functions for hybrid retrieval*,
    2023, with bounds of this question on both sides.

    Returns:
        Candidate to fused score; at most the sum of the weights, below 0 where it fits less than any passage would.
    """
    return _summed(legs, weights, lambda leg: (leg.floor, leg.ceiling))


def scaled(legs: Mapping[str, LegScores], weights: Mapping[str, float]) -> dict[int, float]:
    """Each leg's scores scaled to 0…1 over the candidates, summed by weight.

    Returns:
        Candidate to fused score, 0 to the sum of the weights.
    """
    return _summed(legs, weights, lambda leg: (min(leg.scores.values()), max(leg.scores.values())))


def reciprocal(legs: Mapping[str, LegScores], weights: Mapping[str, float]) -> dict[int, float]:
    """The sum of ``weight / (60 + rank)`` over the legs (Cormack, Clarke & Büttcher 2009); rank from 1."""
    fused: dict[int, float] = {}
    for name, leg in legs.items():
        for rank, candidate in enumerate(ranked(leg.scores), start=1):
            fused[candidate] = fused.get(candidate, 0.0) + weights[name] / (RECIPROCAL_CONSTANT + rank)
    return fused


def ranked(scores: Scores) -> list[int]:
    """Candidates best first, equal ones in their own order."""
    return sorted(scores, key=lambda candidate: (-scores[candidate], candidate))


def _summed(
    legs: Mapping[str, LegScores], weights: Mapping[str, float], bounds: Callable[[LegScores], tuple[float, float]]
) -> dict[int, float]:
    fused: dict[int, float] = {}
    for name, leg in legs.items():
        if leg.scores:
            low, high = bounds(leg)
            for candidate, score in leg.scores.items():
                share = (score - low) / (high - low) if high > low else 1.0
                fused[candidate] = fused.get(candidate, 0.0) + weights[name] * share
    return fused
