from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.errors import UnusableQuestionError
from assistant.question import Question
from corpus.records import Span, Task
from eval.errors import ResultFileError
from eval.matching import Place
from eval.measures.selective import CoveragePoint
from eval.outcome import TaskRow
from eval.questions import GoldQuestion
from eval.report import failures, markdown_table, table
from eval.results import RunResult, read_result, settings_of, summarise, write_result
from eval.run import rows_of, run_questions, select
from eval.settings import EvalSettings
from index.settings import IndexSettings
from tests.eval.samples import DOC, answer, gold, outcome, refusal, unanswerable


class Parrot:
    """Gives the same answer to everything, but will not hear of 税务."""

    def answer(self, question: Question) -> Answer:
        if "税务" in question.text:
            raise UnusableQuestionError("不予受理")
        return answer(question=question.text)


def task(num: int, start: int, *more: int) -> Task:
    spans = tuple(Span(start=place, end=place + 10) for place in (start, *more))
    return Task(
        task_id=f"t{num}",
        doc_id=DOC,
        section_id="s1",
        part="附件2",
        num=num,
        locator=f"附件2 第{num}项",
        title="金石大讲堂",
        body="",
        category=None,
        category_span=None,
        units=(),
        list_open=False,
        deadline=None,
        spans=spans,
        title_span=spans[0],
        body_spans=(),
        units_span=None,
    )


def result(*outcomes_of: GoldQuestion) -> RunResult:
    outcomes = [outcome(question, answer()) for question in outcomes_of]
    return summarise(outcomes, split="dev", on=date(2026, 11, 22), fingerprint="f0", settings={"A": 1})


def test_select_by_split_and_kind() -> None:
    asked = (gold(id="1"), gold(id="2", split="test"), gold(id="3", kind="count"))
    assert [q.id for q in select(asked)] == ["1", "2", "3"]
    assert [q.id for q in select(asked, "test")] == ["2"]
    assert [q.id for q in select(asked, "dev", asked[2].kind)] == ["3"]


def test_a_run_answers_in_order_and_an_error_is_an_outcome() -> None:
    seen: list[tuple[int, int]] = []
    rows = rows_of([task(8, 100, 300), task(9, 200)])
    ran = run_questions(Parrot(), [unanswerable(), gold()], rows, lambda done, total: seen.append((done, total)))
    assert [(o.gold.id, o.answer is None, o.error) for o in ran] == [
        ("g2", True, "unusable_question: 不予受理"),
        ("g1", False, None),
    ]
    places = (Place(doc_id=DOC, start=100, end=110), Place(doc_id=DOC, start=300, end=310))
    assert ran[1].rows == (TaskRow(title="金石大讲堂", places=places),)
    assert all(o.latency_ms >= 0 for o in ran)
    assert seen == [(1, 2), (2, 2)]


def test_a_result_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    written = result(gold(), gold(id="wrong", units=("市教委",)))
    write_result(written, tmp_path / "new" / "dev.json")
    assert read_result(tmp_path / "new" / "dev.json", "dev") == written
    assert (written.asked, written.failed) == (("g1", "wrong"), ("wrong",))
    assert written.confusion == {"lead_unit": {"lead_unit": 2}}
    assert written.coverage == (CoveragePoint(least=None, coverage=1, right=0.5),)


def test_a_result_has_a_measure_a_line(tmp_path: Path) -> None:
    write_result(result(gold()), tmp_path / "dev.json")
    lines = (tmp_path / "dev.json").read_text(encoding="utf-8").splitlines()
    assert '  "right": {"n": 1, "value": 1.0, "low": 1.0, "high": 1.0},' in lines
    assert max(map(len, lines)) <= 120


def test_the_test_split_s_failures_are_never_listed() -> None:
    held_out = result(gold(split="test", units=("市教委",)))
    assert (held_out.asked, held_out.failed) == ((), ())


@pytest.mark.parametrize(("content", "message"), [(None, "没有结果文件"), ("{}", "格式与本版本不符")])
def test_an_unusable_result_says_how_to_make_one(tmp_path: Path, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / "dev.json").write_text(content, encoding="utf-8")
    with pytest.raises(ResultFileError, match=f"{message}.*--split dev --record"):
        read_result(tmp_path / "dev.json", "dev")


def test_settings_are_recorded_without_a_machine_s_folders(tmp_path: Path) -> None:
    recorded = settings_of(IndexSettings(model=str(tmp_path / "bge-small-zh")), EvalSettings(results_dir=tmp_path))
    assert recorded["POLICYQA_INDEX_MODEL"] == "bge-small-zh"
    assert recorded["POLICYQA_INDEX_DENSE_WEIGHT"] == IndexSettings().dense_weight
    assert str(tmp_path) not in str(recorded)


def test_the_table_aligns_and_ends_with_the_total() -> None:
    lines = table(result(gold(), gold(id="2", kind="count", note="untidy"))).splitlines()
    assert lines[0] == "dev: 2 题, 索引 f0"
    assert [line.split()[0] for line in lines[3:]] == ["count", "lead_unit", "untidy", "合计"]
    assert lines[-1].split()[1:6] == ["2", "1.000", "[1.000,", "1.000]", "1.000"]


def test_the_markdown_table_has_a_cell_for_every_measure() -> None:
    lines = markdown_table(result(gold())).splitlines()
    assert len({line.count("|") for line in lines}) == 1
    assert lines[-1].startswith("| 合计 | 1 | 1.000 [1.000, 1.000] | 1.000 |")


def test_failures_show_dev_and_only_count_test() -> None:
    secret = gold(id="secret", split="test", question="机密问题", units=("机密单位",))
    shown = failures([outcome(secret, refusal()), outcome(gold(), answer(units=())), outcome(gold(id="ok"), answer())])
    assert "g1 [lead_unit] 金石大讲堂归谁管" in shown
    assert "单位: 多 –, 少 市文物局" in shown
    assert "test 未答对的题只按类型计数: lead_unit 1" in shown
    assert "机密" not in shown
    assert "secret" not in shown


def test_no_failures_is_said() -> None:
    assert failures([outcome(gold(), answer())]) == "没有未答对的题"
