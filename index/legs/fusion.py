"""Two ranked lists become one (融合): scaled scores, or reciprocal ranks (Cormack, Clarke & Büttcher 2009)."""

from __future__ import annotations

from collections.abc import Mapping

Scores = Mapping[int, float]
"""Candidate to score, higher is better."""

RECIPROCAL_CONSTANT = 60
"""The paper's constant: large enough that the first few ranks differ little, so that both legs must agree."""


def scaled(legs: Mapping[str, Scores], weights: Mapping[str, float]) -> dict[int, float]:
    """Each leg's scores scaled to 0…1 over its candidates, then summed by weight; what a leg did not find counts 0.

    Returns:
        Candidate to fused score, 0 to the sum of the weights.
    """
    fused: dict[int, float] = {}
    for name, scores in legs.items():
        low, high = min(scores.values(), default=0.0), max(scores.values(), default=0.0)
        for candidate, score in scores.items():
            share = (score - low) / (high - low) if high > low else 1.0
            fused[candidate] = fused.get(candidate, 0.0) + weights[name] * share
    return fused


def reciprocal(legs: Mapping[str, Scores], weights: Mapping[str, float]) -> dict[int, float]:
    """The sum of ``weight / (60 + rank)`` over the legs that found a candidate; rank from 1, ties by candidate."""
    fused: dict[int, float] = {}
    for name, scores in legs.items():
        for rank, candidate in enumerate(ranked(scores), start=1):
            fused[candidate] = fused.get(candidate, 0.0) + weights[name] / (RECIPROCAL_CONSTANT + rank)
    return fused


def ranked(scores: Scores) -> list[int]:
    """Candidates best first, equal ones in their own order."""
    return sorted(scores, key=lambda candidate: (-scores[candidate], candidate))
