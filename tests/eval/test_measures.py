from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from eval.matching import Place
from eval.measures.citations import citation_precision, citation_recall
from eval.measures.correctness import right
from eval.measures.errors import raised
from eval.measures.figures import figures_in, wrong_figure
from eval.measures.latency import latency
from eval.measures.length import answer_length, length_ratio, needed_length, over_length
from eval.measures.refusals import refused_answerable, refused_for_the_reason, refused_unanswerable
from eval.measures.units import wrong_unit
from eval.outcome import Outcome, TaskRow
from tests.eval.samples import DOC, answer, citation, gold, outcome, refusal, unanswerable

RIGHT = outcome(gold(), answer())
WRONG = outcome(gold(), answer(units=("市教委",)))
MISSING_ONE = outcome(gold(units=("市文物局", "市教委")), answer())
REFUSED = outcome(gold(), refusal())
RAISED = outcome(gold(), None)
REFUSED_RIGHTLY = outcome(unanswerable(), refusal())
REFUSED_OTHERWISE = outcome(unanswerable(), refusal("out_of_scope"))
INVENTED = outcome(unanswerable(), answer())
OUTCOMES = (RIGHT, WRONG, MISSING_ONE, REFUSED, RAISED, REFUSED_RIGHTLY, REFUSED_OTHERWISE, INVENTED)

MEASURED: list[tuple[Callable[[Outcome], float | None], list[float | None]]] = [
    (right, [1, 0, 0, 0, 0, 1, 0, 0]),
    (wrong_unit, [0, 1, 0, 0, None, None, None, None]),
    (refused_unanswerable, [None, None, None, None, None, 1, 1, 0]),
    (refused_for_the_reason, [None, None, None, None, None, 1, 0, 0]),
    (refused_answerable, [0, 0, 0, 1, 0, None, None, None]),
    (raised, [0, 0, 0, 0, 1, 0, 0, 0]),
    (citation_recall, [1, 1, 1, 0, 0, None, None, None]),
    (citation_precision, [1, 1, 1, None, None, None, None, None]),
    (answer_length, [20, 20, 20, None, None, None, None, 20]),
    (latency, [10] * 8),
]


@pytest.mark.parametrize(("measure", "expected"), MEASURED, ids=[row[0].__name__ for row in MEASURED])
def test_what_a_measure_makes_of_each_sort_of_outcome(
    measure: Callable[[Outcome], float | None], expected: list[float | None]
) -> None:
    assert [measure(judged) for judged in OUTCOMES] == expected


def span(start: int, end: int, doc_id: str = DOC) -> dict[str, object]:
    return {"doc_id": doc_id, "quote": "字" * (end - start), "start": start, "end": end}


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
    evidence = ((span(100, 112), span(200, 210)), (span(300, 310),))
    cited = answer(citations=tuple(citation(start, end) for start, end in citations))
    judged = outcome(gold(evidence=evidence), cited)
    assert citation_recall(judged) == recall
    assert citation_precision(judged) == precision


def test_a_citation_of_another_document_meets_nothing() -> None:
    elsewhere = outcome(gold(), answer(citations=(citation(doc_id="other.txt"),)))
    assert (citation_recall(elsewhere), citation_precision(elsewhere)) == (0, 0)


def test_a_list_may_cite_the_rows_of_the_gold() -> None:
    listed = answer(citations=(citation(), citation(700, 730)))
    row = TaskRow(title="金石大讲堂", places=(Place(doc_id=DOC, start=690, end=740),))
    assert citation_precision(outcome(gold(), listed)) == 1 / 2
    assert citation_precision(outcome(gold(), listed, rows=(row,))) == 1


def test_an_answer_without_citations_recalls_nothing_and_has_nothing_to_be_precise_about() -> None:
    bare = outcome(gold(), answer(citations=()))
    assert (citation_recall(bare), citation_precision(bare)) == (0, None)


FIGURES = [
    ("达到28%左右", {("28", "%")}),
    ("共12项, 300万人, 2.5亿元", {("12", "项"), ("300", "万人"), ("2.5", "亿元")}),
    ("附件2 第8项, 2024", {("2024", "")}),
    ("２８％[1] **12** 项", {("28", "%"), ("12", "项")}),
    ("没有数字", set()),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_with_what_they_count(text: str, expected: set[tuple[str, str]]) -> None:
    assert figures_in([text]) == expected


Changed = dict[str, Any]
SHARE: Changed = {
    "units": None,
    "facts": (("28%左右", "28%"), ("2025年",)),
    "question": "到2025年比例达到多少, 比23%高吗",
}
COUNTED: Changed = {"units": None, "facts": (), "count": 3}
CONTRADICTED: list[tuple[str, Changed, Changed, float | None]] = [
    ("as the gold says", SHARE, {"answer": "2025年达到28%左右。"}, 0),
    ("another share", SHARE, {"answer": "2025年达到32%。"}, 1),
    ("another year", SHARE, {"answer": "2030年达到28%。"}, 1),
    ("another one too, the right one said", SHARE, {"answer": "2025年达到28%, 2024年26%。"}, 0),
    ("left out", SHARE, {"answer": "文中有这一比例。"}, 0),
    ("a figure of another sort", SHARE, {"answer": "2025年建成40个。"}, 0),
    ("a figure of the question", SHARE, {"answer": "不是23%, 2025年。"}, 0),
    ("after the first 1,000 characters", SHARE, {"answer": "字" * 1000 + "32%"}, 0),
    ("count", COUNTED, {"count": 3}, 0),
    ("another count", COUNTED, {"count": 4}, 1),
    ("no count", COUNTED, {"count": None}, 0),
    ("a forbidden figure", {"forbidden": ("60%",)}, {"answer": "金石大讲堂占60%。"}, 1),
    ("forbidden words are no figure", {"forbidden": ("市教委",)}, {"answer": "市教委"}, None),
    ("no figure in the gold", {}, {"answer": "共9项。"}, None),
    ("a fact that may be said without the figure", {"facts": (("28%", "近三成"),)}, {"answer": "32%"}, None),
]


@pytest.mark.parametrize(
    ("asked", "given", "expected"), [row[1:] for row in CONTRADICTED], ids=[row[0] for row in CONTRADICTED]
)
def test_wrong_figures(asked: Changed, given: Changed, expected: float | None) -> None:
    assert wrong_figure(outcome(gold(**asked), answer(**given))) == expected


def test_refusals_and_errors_have_no_wrong_figures() -> None:
    assert [wrong_figure(outcome(gold(**COUNTED), given)) for given in (refusal(), None)] == [None, None]


def test_what_the_gold_needs_is_its_facts_in_their_shortest_wording_and_its_basis_once() -> None:
    evidence = ((span(100, 112), span(200, 230)), (span(300, 310),))
    asked = gold(units=("市文物局",), count=12, facts=(("金石大讲堂", "金石讲堂"), ("28 %",)), evidence=evidence)
    assert needed_length(outcome(asked, answer())) == 4 + 2 + 4 + 3 + 12 + 10


def test_a_list_needs_the_names_and_titles_of_its_rows_and_not_their_text() -> None:
    asked = gold(kind="list", units=None, facts=(), rows=("附件2:8", "附件2:236"))
    rows = (TaskRow(title="金石大讲堂", places=()), TaskRow(title="首图讲坛", places=()))
    assert needed_length(outcome(asked, answer(), rows=rows)) == len("附件2:8附件2:236") + len("金石大讲堂首图讲坛")
    assert needed_length(outcome(asked, answer())) == len("8金石大讲堂市文物局")


@pytest.mark.parametrize(
    ("text", "ratio", "over"),
    [("字" * 19, 1, 0), ("字" * 38, 2, 0), ("字" * 39, 39 / 19, 1), ("**字** [1]\n字", 2 / 19, 0)],
)
def test_length_over_what_is_needed(text: str, ratio: float, over: float) -> None:
    judged = outcome(gold(), answer(answer=text))
    assert needed_length(judged) == 4 + 5 + 10
    assert length_ratio(judged) == pytest.approx(ratio)
    assert over_length(judged) == over


def test_nothing_is_too_long_where_nothing_is_needed_or_nothing_answered() -> None:
    greeting = gold(kind="greeting", units=None, rows=(), facts=(), evidence=())
    judged = [outcome(greeting, answer()), REFUSED, RAISED, INVENTED]
    assert [over_length(o) for o in judged] == [None] * 4
