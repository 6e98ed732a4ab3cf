from __future__ import annotations

import pytest

from assistant.answer import Answer, Kind
from eval.judging import faults, is_right, refused_for_the_reason
from eval.questions import GoldQuestion
from tests.eval.samples import answer, gold, outcome, refusal, unanswerable

LISTED = gold(kind=Kind.UNIT_TASKS, rows=("附件2:8", "附件1:3"))
COUNTED = gold(kind=Kind.COUNT, units=None, count=2, rows=())

JUDGED = [
    ("all as it should be", gold(), answer(), ()),
    ("a unit too many", gold(), answer(units=("市文物局", "市教委")), ("单位: 多 市教委, 少 –",)),
    ("a unit missing", gold(), answer(units=()), ("单位: 多 –, 少 市文物局",)),
    ("order of units is free", gold(units=("a", "b")), answer(units=("b", "a")), ()),
    ("units are not asked for", gold(units=None), answer(units=("市教委",)), ()),
    ("gold says no unit at all", gold(units=()), answer(), ("单位: 多 市文物局, 少 –",)),
    ("count", COUNTED, answer(count=2), ()),
    ("another count", COUNTED, answer(count=3), ("数目为 3, 应为 2",)),
    ("no count", COUNTED, answer(), ("数目为 None, 应为 2",)),
    ("a list is complete", LISTED, answer(rows=("附件1:3", "附件2:8")), ()),
    ("a list misses a row", LISTED, answer(), ("任务: 多 –, 少 附件1:3",)),
    ("a list has another row", LISTED, answer(rows=("附件1:3", "附件2:8", "附件2:9")), ("任务: 多 附件2:9, 少 –",)),
    ("rows of other kinds are company", gold(rows=("附件1:3",)), answer(), ()),
    ("a fact is missing", gold(facts=(("清单", "名单"),)), answer(), ("缺少: 清单/名单",)),
    ("one wording of a fact is enough", gold(facts=(("清单", "金石大讲堂"),)), answer(), ()),
    ("a fact too late", gold(), answer(answer="字" * 1000 + "金石大讲堂"), ("缺少: 金石大讲堂",)),
    ("forbidden, wherever", gold(forbidden=("市教委",)), answer(answer="金石大讲堂" + "字" * 2000 + "市教委"),
     ("不应出现: 市教委",)),
    ("refused though it is there", gold(), refusal(), ("应作答而未作答 (no_such_unit)",)),
    ("refused for the reason", unanswerable(), refusal(), ()),
    ("another reason", unanswerable(), refusal("out_of_scope"), ("不作答的原因为 out_of_scope, 应为 no_such_unit",)),
    ("no reason", unanswerable(), refusal(None), ("不作答的原因为 None, 应为 no_such_unit",)),
    ("answered though it is not there", unanswerable(), answer(), ("应不作答而作答",)),
    ("an error", gold(), None, ("出错: unusable_question: 问题为空",)),
    ("an error is no refusal", unanswerable(), None, ("出错: unusable_question: 问题为空",)),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "given", "expected"), [row[1:] for row in JUDGED], ids=[row[0] for row in JUDGED])
def test_faults(asked: GoldQuestion, given: Answer | None, expected: tuple[str, ...]) -> None:
    judged = outcome(asked, given)
    assert faults(judged) == expected
    assert is_right(judged) is (expected == ())


def test_every_fault_is_named() -> None:
    asked = gold(kind=Kind.COUNT, count=4, facts=(("甲",), ("乙",)))
    assert len(faults(outcome(asked, answer(rows=(), units=())))) == 5


@pytest.mark.parametrize(
    ("given", "expected"), [(refusal(), True), (refusal("not_stated"), False), (answer(), False), (None, False)]
)
def test_refused_for_the_reason(given: Answer | None, expected: bool) -> None:
    assert refused_for_the_reason(outcome(unanswerable(), given)) is expected
