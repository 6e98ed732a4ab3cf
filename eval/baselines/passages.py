"""A passage baseline (段落基线): it answers with the passage that its legs rank first, and knows nothing else."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from assistant.answer import Answer, Kind, Reason, Refusal, Row, Timings
from assistant.answering.draft import Evidence
from assistant.collection import Collection
from assistant.composing import cite
from corpus.records import Record
from eval.baselines.relevance import relevant_passages
from eval.measures.ranking import DEPTH, Qrels
from eval.outcome import Outcome, TaskRow
from eval.questions import GoldQuestion
from eval.run import gold_rows
from index.records import Hit
from index.search import Index

_NO_TIME = Timings(understand_ms=0, retrieve_ms=0, compose_ms=0)


class Retrieved(Record):
    """What a passage baseline made of a question, whatever its threshold.

    ``answered`` is the outcome if it answers, its confidence the score of the first passage; ``refused`` the outcome
    if it refuses. ``ranking`` lists the ids of the first passages, best first, ``relevant`` the judgements of the
    question's passages.
    """

    answered: Outcome
    refused: Outcome
    ranking: tuple[str, ...]
    relevant: Qrels

    def at(self, threshold: float) -> Outcome:
        """The outcome for a baseline that answers from this confidence on."""
        confidence = self.answered.confidence
        return self.answered if confidence is not None and confidence >= threshold else self.refused


class PassageBaseline:
    """Searches with some legs of an index and gives the passage found first.

    The question is searched as it is asked, without the turns before it. The answer's words and citations are the
    passage; its units and row are those of the task that the passage was made from, if it was made from one, so that
    the comparison is not lost on the form of an answer. It never counts, and refuses with ``not_stated``.

    Args:
        index: what is searched.
        legs: which legs search; their scores are fused as the index's settings say.
        sure_by: the leg whose score of the first passage is the confidence: fused scores of two searches cannot be
            compared.
    """

    def __init__(self, index: Index, legs: Sequence[str], sure_by: str) -> None:
        self._index = index
        self._legs = legs
        self._sure_by = sure_by
        self._collection = Collection(index.corpus)

    def retrieve(self, gold: GoldQuestion, rows: Mapping[str, tuple[TaskRow, ...]]) -> Retrieved:
        """Search for one question and give what would be answered, refused and ranked."""
        began = time.perf_counter()
        hits = self._index.search(gold.question, k=DEPTH, legs=self._legs)
        answer, refusal = self._answer(gold, hits[:1]), self._refusal(gold)
        latency_ms = (time.perf_counter() - began) * 1000
        confidence = max((leg.score for hit in hits[:1] for leg in hit.legs if leg.name == self._sure_by), default=0.0)
        tasks = gold_rows(gold, rows)
        answered, refused = (
            Outcome(gold=gold, answer=given, latency_ms=latency_ms, rows=tasks, confidence=confidence)
            for given in (answer if hits else refusal, refusal)
        )
        ranking = tuple(hit.passage.passage_id for hit in hits)
        relevant = relevant_passages(gold, self._index.passages)
        return Retrieved(answered=answered, refused=refused, ranking=ranking, relevant=relevant)

    def _answer(self, gold: GoldQuestion, hits: Sequence[Hit]) -> Answer:
        passages = [hit.passage for hit in hits]
        places = [Evidence(doc_id=p.doc_id, span=span, locator="") for p in passages for span in p.spans]
        tasks = [self._collection.tasks[p.record_id] for p in passages if p.record_id in self._collection.tasks]
        return self._given(gold).model_copy(
            update={
                "answered": True,
                "answer": "\n".join(passage.text for passage in passages),
                "units": tuple(dict.fromkeys(mention.name for task in tasks for mention in task.units)),
                "rows": tuple(
                    Row(type="task", doc_id=t.doc_id, part=t.part, num=t.num, title=t.title, citations=(1,))
                    for t in tasks
                ),
                "citations": tuple(cite(self._collection, place, n) for n, place in enumerate(places, start=1)),
            }
        )

    def _refusal(self, gold: GoldQuestion) -> Answer:
        return self._given(gold).model_copy(update={"refusal": Refusal(reason=Reason.NOT_STATED)})

    def _given(self, gold: GoldQuestion) -> Answer:
        return Answer(
            question=gold.question,
            resolved_question=gold.question,
            kind=Kind.SECTION,
            answered=False,
            answer="",
            fingerprint=self._index.fingerprint,
            timings=_NO_TIME,
        )
