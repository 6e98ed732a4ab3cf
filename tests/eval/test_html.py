"""The HTML report: what it shows, what it hides, and that nothing in it is obeyed or fetched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser

import pytest

from eval.baselines.results import summarise_systems
from eval.baselines.systems import SystemRun
from eval.comparing import compare
from eval.html.confusion import confusion_matrix
from eval.html.marking import MARGIN, Mark, windows
from eval.html.plots import LABELS, NUMBERS, SIDE, WIDTH, curve_plot, interval_plot
from eval.html.report import Report, html_report
from eval.matching import Place
from eval.measures.estimate import Estimate
from eval.measures.selective import CoveragePoint
from eval.outcome import Outcome
from eval.results import summarise
from eval.verdicts import verdicts_of
from tests.eval.samples import DOC, answer, citation, gold, outcome, refusal

TEXT = "头" * 100 + "8 金石大讲堂 市文物局" + "尾" * 100
LONG = "".join(chr(0x4E00 + n) for n in range(1000))
SECRET = gold(id="secret", split="test", question="机密问题", units=("机密单位",))
WRONG = outcome(gold(units=("市教委",), note="追问"), answer())


def marks(*places: tuple[int, int, int | None]) -> list[Mark]:
    return [Mark(place=Place(doc_id=DOC, start=start, end=end), n=n) for start, end, n in places]


PIECES = [
    ("one place", [(200, 210, 1)], [(140, 200, (), False), (200, 210, (1,), False), (210, 270, (), False)]),
    (
        "citation and evidence overlap",
        [(200, 210, 1), (205, 215, None)],
        [
            (140, 200, (), False),
            (200, 205, (1,), False),
            (205, 210, (1,), True),
            (210, 215, (), True),
            (215, 275, (), False),
        ],
    ),
    (
        "at the beginning, twice the same place",
        [(0, 4, 1), (0, 4, 2)],
        [(0, 4, (1, 2), False), (4, 64, (), False)],
    ),
    ("at the end", [(998, 1000, None)], [(938, 998, (), False), (998, 1000, (), True)]),
]


@pytest.mark.parametrize(("places", "expected"), [row[1:] for row in PIECES], ids=[row[0] for row in PIECES])
def test_a_window_is_cut_where_marks_begin_and_end(
    places: list[tuple[int, int, int | None]], expected: list[tuple[int, int, tuple[int, ...], bool]]
) -> None:
    (window,) = windows(marks(*places), {DOC: LONG})
    assert [(p.text, p.cited, p.gold) for p in window.pieces] == [(LONG[a:b], c, g) for a, b, c, g in expected]
    assert (window.is_beginning, window.is_end) == (window.start == 0, window.end == 1000)
    assert "".join(piece.text for piece in window.pieces) == LONG[window.start : window.end]


def test_a_number_stands_only_where_its_citation_begins() -> None:
    (window,) = windows(marks((200, 210, 1), (205, 215, None)), {DOC: LONG})
    assert [piece.begun for piece in window.pieces] == [(), (1,), (), (), ()]


def test_windows_that_touch_are_one_and_others_stand_in_order() -> None:
    near, far = 210 + 2 * MARGIN, 211 + 2 * MARGIN
    assert len(windows(marks((near, near + 5, 2), (200, 210, 1)), {DOC: LONG})) == 1
    apart = windows(marks((far, far + 5, 2), (200, 210, 1)), {DOC: LONG})
    assert [window.start for window in apart] == [140, far - MARGIN]


def test_a_place_of_an_unknown_document_is_passed_over() -> None:
    assert windows(marks((0, 5, 1)), {}) == ()


def test_shares_are_placed_from_left_to_right() -> None:
    found = Estimate(n=4, value=0.5, low=0, high=1)
    plot = interval_plot([("a", found), ("unmeasured", None), ("b", found)])
    assert [one.label for one in plot.intervals] == ["a", "b"]
    assert (plot.intervals[0].x_low, plot.intervals[0].x_high) == (LABELS, WIDTH - NUMBERS)
    assert plot.intervals[0].x == (LABELS + WIDTH - NUMBERS) / 2
    assert 0 < plot.intervals[0].y < plot.intervals[1].y < plot.height


def test_curves_go_right_with_coverage_and_up_with_accuracy() -> None:
    points = [CoveragePoint(least=0.9, coverage=0.25, right=1), CoveragePoint(least=0.1, coverage=1, right=0.5)]
    plot = curve_plot({"无": [], "检索": points})
    assert [(c.label, c.path) for c in plot.curves] == [("检索", f"{SIDE / 4},0.0 {SIDE:.1f},{SIDE / 2}")]


def test_the_confusion_s_columns_are_all_kinds_and_refusals_last() -> None:
    matrix = confusion_matrix({"count": {"list": 1, "refused": 3}, "list": {"list": 2}})
    assert matrix.heads == ("数量", "清单", "未作答")
    assert [(kind, [(c.n, c.shade, c.is_same) for c in cells]) for kind, cells in matrix.rows] == [
        ("数量", [(0, 0, True), (1, 1, False), (3, 3, False)]),
        ("清单", [(0, 0, False), (2, 4, True), (0, 0, False)]),
    ]


def page(outcomes: Sequence[Outcome], before: dict[str, bool] | None = None, with_baselines: bool = False) -> str:
    result = summarise(outcomes, split=None, on=date(2026, 11, 22), fingerprint="f0", settings={"A": None})
    systems = {name: SystemRun(tuple(outcomes)) for name in ("bm25", "all")}
    compared = summarise_systems(systems, split=None, on=result.date, fingerprint="f0", settings={})
    return html_report(
        Report(
            result=result,
            outcomes=outcomes,
            texts={DOC: TEXT},
            titles={DOC: "任务清单"},
            baselines=compared if with_baselines else None,
            comparison=None if before is None else compare(before, verdicts_of(outcomes)),
            earlier="dev.json",
        )
    )


def shown(html: str) -> str:
    """The words of a page, white space left out."""
    words: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            words.append(data)

    Reader().feed(re.sub(r"(?s)<style>.*?</style>", "", html))
    return re.sub(r"\s+", "", "".join(words))


def test_a_failure_shows_question_reason_answer_gold_and_its_sources_with_marks() -> None:
    html = page([WRONG])
    words = shown(html)
    for part in (
        "金石大讲堂归谁管",
        "单位:多市文物局,少市教委",
        "**金石大讲堂**由市文物局主责。[1]",
        "单位市教委",
        "追问",
    ):
        assert part in words
    assert '<a href="#g1-1">[1]</a>' in html
    assert '<sup id="g1-1">[1]</sup>8 金石大讲堂 市文物局</mark>' in html
    assert f"…{'头' * MARGIN}[1]8金石大讲堂市文物局{'尾' * MARGIN}…" in words


def test_what_is_right_is_not_among_the_failures() -> None:
    assert "没有未答对的试题" in shown(page([outcome(gold(question="答对的题"), answer())]))
    assert "答对的题" not in page([outcome(gold(question="答对的题"), answer())])


def test_of_the_test_split_only_counts_are_shown() -> None:
    html = page([WRONG, outcome(SECRET, refusal())], before={"g1": True, "secret": True})
    assert "保留试题只按题型计数，不列出：牵头单位1。" in shown(html)
    assert "保留试题1道，不列出" in shown(html)
    assert "机密" not in html
    assert "secret" not in html


def test_a_comparison_tells_what_got_better_and_worse() -> None:
    right = outcome(gold(id="won", question="如今答对"), answer())
    words = shown(page([WRONG, right], before={"g1": True, "won": False, "gone": True}))
    assert "以前的结果：dev.json。两次都问到的试题2道；McNemar精确检验（双侧）p=1。" in words
    assert "变错（1）g1金石大讲堂归谁管变对（1）won如今答对以前问过、这次没问的1道" in words


def test_baselines_stand_in_the_page_where_they_were_run() -> None:
    assert "与基线比较" not in page([WRONG])
    html = page([WRONG], with_baselines=True)
    assert "仅词语BM25的首段" in shown(html)
    assert html.count("<svg") == 4


HOSTILE = '</details><script src="https://example.org/x.js">alert(1)</script>'


def test_nothing_in_a_question_an_answer_or_a_note_is_obeyed() -> None:
    asked = gold(id='"><b>', question=HOSTILE, note=HOSTILE, units=(HOSTILE,), history=((HOSTILE, HOSTILE),))
    html = page([outcome(asked, answer(answer=f"{HOSTILE}\u202e\x07[1]", resolved_question=HOSTILE))])
    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;script" in html
    assert "\ufffd\u2407" in html
    assert not set(html) & {"\u202e", "\x07"}


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    html = page([WRONG, outcome(gold(id="none"), None)], before={"g1": True}, with_baselines=True)
    assert re.findall(r"""(?:src|href|action)\s*=\s*["'](?!#)""", html) == []
    assert re.findall(r"@import|url\(|https?:", html) == []
    assert "default-src 'none'" in html
    assert "prefers-color-scheme: dark" in html


def test_every_element_is_closed_and_no_name_stands_twice() -> None:
    open_now: list[str] = []
    names: list[str] = []

    class Checker(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            names.extend(value or "" for name, value in attrs if name == "id")
            if tag not in {"meta", "br"}:
                open_now.append(tag)

        def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            """Closed where it begins."""

        def handle_endtag(self, tag: str) -> None:
            assert open_now.pop() == tag

    twice = answer(citations=(citation(), citation(104, 108).model_copy(update={"n": 2})))
    Checker().feed(page([WRONG, outcome(gold(id="g9", units=()), twice)], before={"g1": True}, with_baselines=True))
    assert open_now == []
    assert len(names) == len(set(names))
