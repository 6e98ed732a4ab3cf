"""Typing errors in a question's words."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.understanding.spelling import Spelling

WORDS = {"大讲堂", "水务", "主责", "单位", "机制保障", "任务清单", "科普", "讲堂", "方向", "纲要", "实际"}
FREQUENCY = {"的": 3_000_000, "是": 800_000, "几": 23_000, "实际": 12_000, "月": 60_000, "水": 14_000, "物": 5_000}


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(WORDS, lambda word: FREQUENCY.get(word, 0), frozenset("的是几"))


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("周末大讲唐", "大讲唐", "大讲堂"),
        ("水物大讲堂", "水物", "水务"),
        ("主责责单位", "主责责", "主责"),
        ("机制障那类", "机制障", "机制保障"),
        ("科普向方", "向方", "方向"),
        ("北京的纲耍", "纲耍", None),
    ],
)
def test_an_error_is_read_as_the_word_meant(spelling: Spelling, text: str, written: str, meant: str | None) -> None:
    found = [(text[e.start : e.end], e.word) for e in spelling.errors(text)]
    assert found == ([(written, meant)] if meant else [])


@pytest.mark.parametrize("text", ["大讲堂", "是几月的", "主责单位", "水务的单位", "", "ABC 123"])
def test_words_and_pieces_that_are_two_words_are_left_alone(spelling: Spelling, text: str) -> None:
    assert spelling.errors(text) == ()


def test_a_piece_before_a_tail_of_names_is_left_to_the_names(spelling: Spelling) -> None:
    assert spelling.errors("市水物局") == ()
    assert [e.word for e in spelling.errors("水物")] == ["水务"]


def test_errors_are_given_in_order_and_none_overlaps(spelling: Spelling) -> None:
    found = spelling.errors("大讲唐和水物，主责责")
    assert [e.word for e in found] == ["大讲堂", "水务", "主责"]
    assert all(one.end <= other.start for one, other in pairwise(found))
