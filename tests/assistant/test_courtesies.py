"""What is said for politeness before and behind a question is no part of it."""

from __future__ import annotations

import pytest

from assistant.understanding.courtesies import without_courtesies
from assistant.understanding.folding import fold_question


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("您好，想咨询一下市教委的任务", "市教委的任务"),
        ("麻煩幫我查一下附件2有幾項，謝謝", "附件2有几项"),
        ("请问一下，金石大讲堂归谁管", "金石大讲堂归谁管"),
        ("帮我看看金石大讲堂归谁管？谢谢！", "金石大讲堂归谁管?"),
        ("谁牵头？麻烦了", "谁牵头?"),
        ("领导问水务大讲堂是谁负责，怎么答", "水务大讲堂是谁负责"),
        ("市教委的任务有哪些", "市教委的任务有哪些"),
        ("领导干部那一类有几项", "领导干部那一类有几项"),
        ("他们怎么答谢志愿者", "他们怎么答谢志愿者"),
        ("请列出市教委的任务", "请列出市教委的任务"),
        ("你好", "你好"),
        ("谢谢！", "谢谢!"),
        ("查一下", "查一下"),
    ],
)
def test_courtesies_are_taken_off(text: str, asked: str) -> None:
    assert without_courtesies(fold_question(text)) == asked
