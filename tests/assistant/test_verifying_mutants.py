"""Answers of many kinds pass ``verify``; with one thing changed in draft or answer, none does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from assistant import assistant as opened
from assistant.answer import Answer, Kind
from assistant.answering.draft import Draft, Statement
from assistant.assistant import Assistant
from assistant.collection import Collection
from assistant.composing import compose
from assistant.errors import UnverifiedAnswerError
from assistant.question import Question
from assistant.understanding.frame import Frame
from assistant.verifying import verify
from corpus.units.mentions import find_mentions
from corpus.units.registry import Register

FOREIGN = "鑫"
"""A character that no text and no wording holds."""
OTHERS = ("市体育局", "市园林绿化局", "市民政局")
QUESTIONS = {
    "金石大讲堂归谁管": Kind.LEAD_UNIT,
    "首都防震减灾融科普内容及中学生课程开发与传播由谁牵头？": Kind.LEAD_UNIT,
    "提升基层科普服务能力由哪些单位负责？": Kind.RESPONSIBLE_UNITS,
    "市气象局有哪些任务？": Kind.UNIT_TASKS,
    "市气象局一共有多少项任务？": Kind.COUNT,
    "两家以上单位共同主责的任务有哪些？": Kind.LIST,
    "市科协和市教委谁的任务多？": Kind.COMPARE,
    "附件2里哪个单位任务最多？": Kind.COMPARE,
    "到2025年公民具备科学素质的比例要达到多少？": Kind.TARGET,
    "工作原则是哪五条": Kind.SECTION,
    "纲要的文号是多少": Kind.DOCUMENT_FACT,
    "纲要里的雨燕计划，2023年谁在做": Kind.CROSS_DOCUMENT,
    "金石大讲堂是市气象局主责吗？": Kind.YES_NO,
    "附件2有100项任务，对吗？": Kind.YES_NO,
    "老年人防诈骗具体做什么": Kind.TASK_CONTENT,
    "市税务局牵头哪些任务": Kind.UNIT_TASKS,
}


class Case:
    """An answer with its draft, and the check that it passed."""

    def __init__(self, answer: Answer, draft: Draft, question: str, collection: Collection, register: Register) -> None:
        self.answer, self.draft, self.collection, self.register = answer, draft, collection, register
        self._question = question

    def check(self, answer: Answer | None = None, draft: Draft | None = None) -> None:
        draft = draft or self.draft
        verify(answer or self.composed(draft), draft, self._question, self.collection, self.register)

    def composed(self, draft: Draft) -> Answer:
        frame = Frame(text=self._question, resolved=self._question, kind=draft.kind)
        return compose(draft, frame, self.collection, question=self._question, fingerprint="0")


@pytest.fixture(scope="module", params=QUESTIONS)
def case(request: pytest.FixtureRequest, assistant: Assistant) -> Case:
    caught: list[Case] = []

    def catch(*arguments: Any) -> None:
        verify(*arguments)
        caught.append(Case(*arguments))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opened, "verify", catch)
        answer = assistant.answer(Question(text=request.param))
    assert (answer.kind, len(caught)) == (QUESTIONS[request.param], 1)
    return caught[0]


def figures(case: Case, text: str) -> Iterator[str]:
    for m in re.finditer(r"\d+", text):
        yield f"{text[: m.start()]}{int(m.group()) + 731}{text[m.end() :]}"


def characters(case: Case, text: str) -> Iterator[str]:
    for i in [i for i, c in enumerate(text) if c.isalnum()][::3]:
        yield text[:i] + FOREIGN + text[i + 1 :]
        yield text[:i] + FOREIGN + text[i:]


def titles(case: Case, text: str) -> Iterator[str]:
    quoted = (m.span(1) for m in re.finditer(r"“([^“”]{3,})”", text))
    if case.draft.kind is Kind.TASK_CONTENT:
        quoted = (span for span in list(quoted)[:1])
    for start, end in quoted:
        yield from (text[:i] + text[i + 1 :] for i in (start, (start + end) // 2))


def units(case: Case, text: str) -> Iterator[str]:
    for mention in find_mentions(text, case.register):
        other = next(o for o in OTHERS if o not in text)
        yield text[: mention.start] + other + text[mention.end :]


CHANGES: dict[str, Callable[[Case, str], Iterator[str]]] = {
    "figure": figures,
    "character": characters,
    "title": titles,
    "unit": units,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_statement_with_one_thing_changed_is_stopped(case: Case, change: str) -> None:
    shown = case.draft.statements[:4]
    survivors = []
    for i, statement in enumerate(shown):
        for text in CHANGES[change](case, statement.text):
            if text != statement.text and passes(case, draft=with_statement(case, i, text=text)):
                survivors.append(text)
    assert survivors == []


def test_evidence_of_another_place_is_stopped(case: Case) -> None:
    for i, statement in enumerate(case.draft.statements[:4]):
        for evidence in statement.evidence[:2]:
            if any(c.isdigit() for c in evidence.locator):
                moved = evidence.model_copy(update={"locator": evidence.locator + "9"})
                assert not passes(case, draft=with_statement(case, i, evidence=(moved,)))


def test_a_tally_that_counts_one_less_is_stopped(case: Case) -> None:
    for i, statement in enumerate(case.draft.statements):
        for j, tally in enumerate(statement.tallies):
            if f"{tally.value}项" in statement.text and tally.of:
                fewer = tally.model_copy(update={"of": tally.of[1:]})
                tallies = (*statement.tallies[:j], fewer, *statement.tallies[j + 1 :])
                alone = sum(t.value == tally.value for t in statement.tallies) == 1
                assert not alone or not passes(case, draft=with_statement(case, i, tallies=tallies))


def test_a_count_that_is_not_the_rows_is_stopped(case: Case) -> None:
    wrong = (case.draft.count or len(case.draft.rows)) + 1
    assert not passes(case, draft=case.draft.model_copy(update={"count": wrong}))
    assert not passes(case, answer=case.answer.model_copy(update={"count": wrong}))


def test_units_that_are_not_the_rows_are_stopped(case: Case) -> None:
    added = (*case.draft.units, next(o for o in OTHERS if o not in case.answer.answer))
    assert not passes(case, draft=case.draft.model_copy(update={"units": added}))
    if case.draft.kind in (Kind.LEAD_UNIT, Kind.RESPONSIBLE_UNITS):
        assert not passes(case, draft=case.draft.model_copy(update={"units": case.draft.units[1:]}))
        assert len(case.draft.units) < 2 or not passes(
            case, draft=case.draft.model_copy(update={"units": case.draft.units[::-1]})
        )


@pytest.mark.parametrize(
    "change",
    [{"title": "金石大讲坛"}, {"num": 900}, {"part": "附件9"}, {"units": ("甲",)}, {"record_id": "x"}, {"doc_id": "x"}],
    ids=str,
)
def test_a_row_that_is_not_the_record_is_stopped(case: Case, change: dict[str, Any]) -> None:
    for i, row in enumerate(case.draft.rows[:2]):
        rows = (*case.draft.rows[:i], row.model_copy(update=change), *case.draft.rows[i + 1 :])
        assert not passes(case, draft=case.draft.model_copy(update={"rows": rows}))


def test_a_list_without_one_of_its_rows_is_stopped(case: Case) -> None:
    if case.draft.rows and case.draft.kind in (Kind.LEAD_UNIT, Kind.UNIT_TASKS, Kind.COUNT, Kind.LIST):
        assert not passes(case, draft=case.draft.model_copy(update={"rows": case.draft.rows[1:]}))


def test_a_note_with_words_or_figures_of_its_own_is_stopped(case: Case) -> None:
    for note in ("市体育局另有九百项。", "另有7310项。", f"原文{FOREIGN}印。"):
        assert not passes(case, draft=case.draft.model_copy(update={"notes": (*case.draft.notes, note)}))


CITATIONS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "start": lambda c: {"start": c.start + 1},
    "end": lambda c: {"end": c.end + 1},
    "shorter": lambda c: {"start": c.start + 1, "quote": c.quote[1:]},
    "quote": lambda c: {"quote": FOREIGN + c.quote[1:]},
    "number": lambda c: {"n": c.n + 1},
    "title": lambda c: {"title": c.title[1:]},
    "document number": lambda c: {"document_number": "京政发〔1999〕1号"},
    "locator": lambda c: {"locator": "附件9 第1项"},
    "prefix": lambda c: {"prefix": FOREIGN},
    "signed": lambda c: {"signed": None},
}


@pytest.mark.parametrize("change", CITATIONS)
def test_a_citation_with_one_thing_changed_is_stopped(case: Case, change: str) -> None:
    citations = case.answer.citations
    for i, citation in enumerate(citations[:2]):
        changed = citation.model_copy(update=CITATIONS[change](citation))
        mutant = (*citations[:i], changed, *citations[i + 1 :])
        assert not passes(case, answer=case.answer.model_copy(update={"citations": mutant}))


def test_a_marker_changed_or_left_out_is_stopped(case: Case) -> None:
    told = case.answer.answer
    for m in list(re.finditer(r"\[(\d+)\]", told))[:6]:
        for marker in ("", f"[{int(m.group(1)) + 1}]", "[0]"):
            mutant = told[: m.start()] + marker + told[m.end() :]
            assert not passes(case, answer=case.answer.model_copy(update={"answer": mutant}))


def test_an_answer_that_is_not_its_draft_is_stopped(case: Case) -> None:
    answer = case.answer
    changes: tuple[dict[str, Any], ...] = (
        {"answer": answer.answer.replace("。", "！", 1) + "。"},
        {"answered": not answer.answered},
        {"kind": Kind.HELP},
        {"units": ("市体育局", *answer.units)},
        {"rows": answer.rows[1:] if answer.rows else None},
        {"citations": answer.citations[1:] if answer.citations else None},
    )
    for change in changes:
        if None not in change.values():
            assert not passes(case, answer=answer.model_copy(update=change)), change


def with_statement(case: Case, i: int, **fields: Any) -> Draft:
    statements: list[Statement] = list(case.draft.statements)
    statements[i] = statements[i].model_copy(update=fields)
    return case.draft.model_copy(update={"statements": tuple(statements)})


def passes(case: Case, answer: Answer | None = None, draft: Draft | None = None) -> bool:
    try:
        case.check(answer, draft)
    except UnverifiedAnswerError:
        return False
    return True
