"""The systems that are compared, over one small document and the stand-in encoder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import eval.__main__ as terminal
from assistant.assistant import open_assistant
from eval.baselines.passages import PassageBaseline, Retrieved
from eval.baselines.relevance import relevant_passages
from eval.baselines.results import read_baselines, summarise_systems, write_baselines
from eval.baselines.systems import ALL, LEGS, RECORDS, SystemRun, run_systems
from eval.baselines.table import baselines_markdown, baselines_table
from eval.baselines.tuning import tuned_threshold
from eval.errors import ResultFileError
from eval.questions import GoldQuestion
from eval.run import rows_of
from eval.session import Session
from index.records import Passage, PassageKind
from tests.eval.samples import answer, gold, outcome, refusal, unanswerable

NOTICE = """关于印发科普任务清单的通知

各有关单位:
现将任务清单印发给你们,请认真组织实施。

附件1
科普任务清单
任务类别\t序号\t任务名称\t主责单位
讲座\t1\t金石大讲堂\t市文物局
\t2\t首图讲坛\t市文旅局
\t3\t气象科普进校园\t市气象局
"""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder = tmp_path_factory.mktemp("policies")
    (folder / "notice.txt").write_text(NOTICE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLICYQA_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        patch.setenv("POLICYQA_INDEX_MODEL", "stand-in")
        assistant = open_assistant(folder)
    texts = {document.doc_id: document.text for document in assistant.corpus.documents}
    return Session(assistant=assistant, texts=texts, rows=rows_of(assistant.corpus.tasks))


def about(session: Session, quote: str, **changed: Any) -> GoldQuestion:
    """A question whose evidence is a quote of the notice."""
    ((doc_id, text),) = session.texts.items()
    start = text.index(quote)
    place = {"doc_id": doc_id, "quote": quote, "start": start, "end": start + len(quote)}
    return gold(**({"rows": ("附件1:1",), "evidence": ((place,),)} | changed))


@pytest.fixture
def asked(session: Session) -> tuple[GoldQuestion, ...]:
    talks = about(
        session, "首图讲坛", id="g3", question="首图讲坛", units=("市文旅局",), facts=(("首图讲坛",),), rows=()
    )
    held_out = about(session, "金石大讲堂", id="g4", split="test")
    return about(session, "金石大讲堂"), unanswerable(question="食堂几点开饭", reasons=("not_stated",)), talks, held_out


def test_a_passage_is_relevant_where_it_shares_half_of_the_shorter_with_some_evidence() -> None:
    def passage(name: str, *spans: tuple[int, int], doc_id: str = "notice.txt") -> Passage:
        places = tuple({"start": start, "end": end} for start, end in spans)
        fields = {"passage_id": name, "doc_id": doc_id, "kind": PassageKind.TASK, "record_id": name, "path": ()}
        return Passage.model_validate(fields | {"text": "", "embed_text": "", "spans": places})

    passages = [
        passage("within", (95, 300)),
        passage("half", (106, 200)),
        passage("less than half", (107, 200)),
        passage("by its second span", (0, 9), (100, 112)),
        passage("elsewhere", (100, 112), doc_id="other.txt"),
    ]
    assert relevant_passages(gold(), passages) == {"within": 1, "half": 1, "by its second span": 1}
    assert relevant_passages(unanswerable(), passages) == {}


@pytest.mark.parametrize("name", LEGS)
def test_a_baseline_answers_with_the_passage_it_finds_first(session: Session, name: str) -> None:
    legs, sure_by = LEGS[name]
    question = about(session, "金石大讲堂", question="金石大讲堂")
    found = PassageBaseline(session.assistant.index, legs, sure_by).retrieve(question, session.rows)
    given = found.answered.answer
    assert given is not None
    assert "金石大讲堂" in given.answer
    assert (given.units, [(row.part, row.num) for row in given.rows]) == (("市文物局",), [("附件1", 1)])
    assert all(c.quote == session.texts[c.doc_id][c.start : c.end] for c in given.citations)
    assert found.relevant == {found.ranking[0]: 1}
    assert found.answered.confidence is not None
    assert found.at(found.answered.confidence) is found.answered
    assert found.at(found.answered.confidence + 0.1) is found.refused


def test_what_no_leg_finds_is_refused(session: Session) -> None:
    found = PassageBaseline(session.assistant.index, *LEGS["bm25"]).retrieve(gold(question="xyz"), session.rows)
    assert (found.answered, found.ranking, found.answered.confidence) == (found.refused, (), 0)
    assert found.refused.refused


def retrieved(question: GoldQuestion, confidence: float, is_good: bool = True) -> Retrieved:
    given = answer() if is_good else answer(units=())
    return Retrieved(
        answered=outcome(question, given, confidence=confidence),
        refused=outcome(question, refusal()),
        ranking=(),
        relevant={},
    )


def test_the_threshold_is_that_with_most_dev_questions_right() -> None:
    found = [
        retrieved(gold(), 0.9),
        retrieved(gold(), 0.7, is_good=False),
        retrieved(gold(), 0.6),
        retrieved(unanswerable(), 0.5),
        retrieved(unanswerable(), 0.4),
        retrieved(gold(), 0.3),
        retrieved(unanswerable(split="test"), 0.8),
    ]
    assert tuned_threshold(found) == 0.6


def test_of_equally_good_thresholds_the_least_is_taken_and_equal_confidences_stay_together() -> None:
    assert tuned_threshold([retrieved(gold(), 0.9), retrieved(gold(), 0.5, is_good=False)]) == 0.5
    assert tuned_threshold([retrieved(unanswerable(), 0.9), retrieved(gold(), 0.9), retrieved(gold(), 0.2)]) == 0.2


def test_without_dev_questions_there_is_no_threshold() -> None:
    with pytest.raises(ValueError, match="empty"):
        tuned_threshold([retrieved(gold(split="test"), 0.9)])


@pytest.fixture
def runs(session: Session, asked: tuple[GoldQuestion, ...]) -> dict[str, SystemRun]:
    def silent(name: str) -> Callable[[int, int], None]:
        return lambda done, total: None

    return run_systems(session, asked[:3], asked[:3], silent)


def test_every_system_is_asked_the_same_questions(runs: dict[str, SystemRun], asked: tuple[GoldQuestion, ...]) -> None:
    assert list(runs) == [*LEGS, RECORDS, ALL]
    assert {tuple(o.gold.id for o in run.outcomes) for run in runs.values()} == {tuple(q.id for q in asked[:3])}


def test_a_comparison_is_measured_written_and_shown(runs: dict[str, SystemRun], tmp_path: Path) -> None:
    result = summarise_systems(runs, split="dev", on=date(2026, 11, 22), fingerprint="f0", settings={})
    bm25, whole = result.systems["bm25"], result.systems[ALL]
    assert (bm25.n_queries, bm25.retrieval["R@1"].value, bm25.retrieval["RR@10"].value) == (2, 1, 1)
    assert (whole.n_queries, whole.retrieval, whole.threshold, whole.p_value) == (0, {}, None, None)
    assert bm25.p_value is not None
    write_baselines(result, tmp_path / "results" / "baselines.dev.json")
    assert read_baselines(tmp_path / "results" / "baselines.dev.json", "dev") == result
    shown = baselines_table(result).splitlines()
    assert shown[0] == "dev: 3 题, 检索指标 2 题, 索引 f0"
    assert [line.split()[0] for line in shown[3:]] == ["仅词语", "仅向量的首段", "混合检索的首段", "仅记录", "本系统"]
    assert len({line.count("|") for line in baselines_markdown(result).splitlines()}) == 1


@pytest.mark.parametrize(("content", "message"), [(None, "没有基线结果"), ("{}", "格式与本版本不符")])
def test_an_unusable_comparison_says_how_to_make_one(tmp_path: Path, content: str | None, message: str) -> None:
    path = tmp_path / "baselines.test.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(ResultFileError, match=f"{message}.*baselines --split test --record"):
        read_baselines(path, "test")


def test_thresholds_come_from_the_dev_questions_when_the_test_split_is_run(
    session: Session, asked: tuple[GoldQuestion, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = tmp_path / "questions"
    questions.mkdir()
    (questions / "a.jsonl").write_text("\n".join(q.model_dump_json() for q in asked), encoding="utf-8")
    monkeypatch.setenv("POLICYQA_EVAL_QUESTIONS_DIR", str(questions))
    monkeypatch.setenv("POLICYQA_EVAL_RESULTS_DIR", str(tmp_path))
    monkeypatch.setattr("eval.commands.baselines.open_session", lambda: session)
    for split in ("dev", "test"):
        assert terminal.main(["baselines", "--split", split, "--record"]) == 0
    dev, held_out = (read_baselines(tmp_path / f"baselines.{s}.json", s) for s in ("dev", "test"))
    assert [system.threshold for system in held_out.systems.values()] == [s.threshold for s in dev.systems.values()]
    assert held_out.systems[ALL].total.n == 1
