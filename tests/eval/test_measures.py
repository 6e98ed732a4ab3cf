from __future__ import annotations

import pytest

from eval.matching import Place
from eval.measures.citations import citation_precision, citation_recall
from eval.measures.correctness import right
from eval.measures.errors import raised
from eval.measures.latency import latency
from eval.measures.length import answer_length
from eval.measures.refusals import refused_answerable, refused_for_the_reason, refused_unanswerable
from eval.measures.units import wrong_unit
from eval.scoring import score, score_by_kind, score_by_trait
from tests.eval.samples import DOC, answer, citation, gold, outcome, refusal, unanswerable

RIGHT = outcome(gold(), answer())
WRONG = outcome(gold(), answer(units=("市教委",)))
REFUSED = outcome(gold(), refusal())
RAISED = outcome(gold(), None)
REFUSED_RIGHTLY = outcome(unanswerable(), refusal())
REFUSED_OTHERWISE = outcome(unanswerable(), refusal("out_of_scope"))
INVENTED = outcome(unanswerable(), answer())


def span(start: int, end: int, doc_id: str = DOC) -> dict[str, object]:
    return {"doc_id": doc_id, "quote": "字" * (end - start), "start": start, "end": end}


def test_right_is_a_share_of_all_questions() -> None:
    assert right([RIGHT, WRONG, REFUSED, REFUSED_RIGHTLY, INVENTED]) == 2 / 5


def test_wrong_unit_leaves_out_questions_without_units() -> None:
    missing_one = outcome(gold(units=("市文物局", "市教委")), answer())
    assert wrong_unit([RIGHT, WRONG, missing_one, REFUSED, INVENTED]) == 1 / 4


def test_refusals_both_ways() -> None:
    asked = [RIGHT, REFUSED, RAISED, REFUSED_RIGHTLY, REFUSED_OTHERWISE, INVENTED, outcome(unanswerable(), None)]
    assert refused_unanswerable(asked) == 2 / 4
    assert refused_for_the_reason(asked) == 1 / 4
    assert refused_answerable(asked) == 1 / 3


@pytest.mark.parametrize(
    ("citations", "recall", "precision"),
    [
        ([(100, 112)], 0.5, 1.0),
        ([(100, 112), (300, 310)], 1.0, 1.0),
        ([(200, 210)], 0.5, 1.0),
        ([(100, 112), (300, 310), (900, 950)], 1.0, 2 / 3),
        ([(900, 950)], 0.0, 0.0),
        ([(90, 102)], 0.0, 0.0),
        ([(0, 2000)], 1.0, 1.0),
    ],
)
def test_citations_meet_groups_of_evidence(citations: list[tuple[int, int]], recall: float, precision: float) -> None:
    asked = gold(evidence=((span(100, 112),), (span(300, 310), span(200, 210))))
    judged = [outcome(asked, answer(citations=tuple(citation(*place) for place in citations)))]
    assert citation_recall(judged) == recall
    assert citation_precision(judged) == precision


def test_a_citation_of_another_document_meets_nothing() -> None:
    elsewhere = outcome(gold(), answer(citations=(citation(doc_id="other.txt"),)))
    assert (citation_recall([elsewhere]), citation_precision([elsewhere])) == (0, 0)


def test_a_list_may_cite_the_rows_of_the_gold() -> None:
    listed = answer(citations=(citation(), citation(700, 730)))
    place = Place(doc_id=DOC, start=690, end=740)
    assert citation_precision([outcome(gold(), listed)]) == 1 / 2
    assert citation_precision([outcome(gold(), listed, row_places=(place,))]) == 1


def test_without_citations_there_is_no_recall_and_nothing_to_be_precise_about() -> None:
    bare = [outcome(gold(), answer(citations=())), REFUSED, RAISED]
    assert (citation_recall(bare), citation_precision(bare)) == (0, None)


def test_questions_without_evidence_are_not_measured() -> None:
    assert (citation_recall([INVENTED]), citation_precision([INVENTED])) == (None, None)


def test_errors_are_a_share_of_all_questions() -> None:
    assert raised([RIGHT, WRONG, REFUSED, RAISED]) == 1 / 4


def test_length_is_the_median_of_answers_given() -> None:
    given = [outcome(gold(), answer(answer="字" * n)) for n in (10, 400, 30)]
    assert answer_length([*given, REFUSED, RAISED]) == 30


@pytest.mark.parametrize(("percent", "expected"), [(50, 50), (95, 95), (100, 100), (1, 1)])
def test_latency_is_a_nearest_rank_percentile(percent: int, expected: float) -> None:
    assert latency([outcome(gold(), answer(), latency_ms=n) for n in range(100, 0, -1)], percent) == expected


def test_nothing_measured_is_none_not_zero() -> None:
    scores = score([]).model_dump()
    assert scores.pop("n") == 0
    assert set(scores.values()) == {None}


def test_scores_are_grouped_by_kind_and_by_trait() -> None:
    asked = [
        outcome(gold(kind="count", note="follow-up; untidy"), answer()),
        outcome(gold(kind="list", note="untidy: 繁體"), answer(units=())),
        outcome(gold(kind="count"), answer(units=())),
    ]
    assert {kind: (s.n, s.right) for kind, s in score_by_kind(asked).items()} == {"count": (2, 0.5), "list": (1, 0)}
    assert {trait: (s.n, s.right) for trait, s in score_by_trait(asked).items()} == {
        "follow-up": (1, 1),
        "untidy": (2, 0.5),
    }
