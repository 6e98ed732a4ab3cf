"""Which passages are relevant to a gold question: told from the places of its evidence, never from passage ids."""

from __future__ import annotations

from collections.abc import Sequence

from eval.matching import Place, overlap
from eval.questions import GoldQuestion
from index.records import Passage


def relevant_passages(gold: GoldQuestion, passages: Sequence[Passage]) -> dict[str, int]:
    """Judgements of a question's passages (qrels), binary and by passage id; irrelevant passages are left out.

    A passage is relevant where one of its spans and one of the gold's evidence spans share at least half of the
    shorter; any of a group's alternative places will do. Empty for a question without evidence.
    """
    evidence = [Place(doc_id=s.doc_id, start=s.start, end=s.end) for group in gold.evidence for s in group]
    documents = {place.doc_id for place in evidence}
    found = (p for p in passages if p.doc_id in documents)
    return {p.passage_id: 1 for p in found if any(overlap(place, other) for place in _places(p) for other in evidence)}


def _places(passage: Passage) -> list[Place]:
    return [Place(doc_id=passage.doc_id, start=span.start, end=span.end) for span in passage.spans]
