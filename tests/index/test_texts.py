"""Plain texts become an index in memory."""

import pytest

from index.encoder import StandInEncoder
from index.legs.tokens import WordTokenizer
from index.passages import MAX_CHARACTERS
from index.settings import IndexSettings
from index.texts import PlainText, index_texts, text_passages

LONG = PlainText(text_id="long", title=" 应急\n管理 ", text="本市加强应急管理。\n" * 30 + "由市应急局负责。")
TEXTS = [
    LONG,
    PlainText(text_id="fiction", text="设立科幻产业发展基金。"),
    PlainText(text_id="bare", title="老年人防诈骗", text=" \n"),
    PlainText(text_id="empty", text=""),
]


def test_a_long_text_gives_passages_that_stand_in_it_each_searched_with_the_title() -> None:
    passages = list(text_passages(LONG))
    assert len(passages) > 1
    assert [p.passage_id for p in passages] == [f"long/p{i}" for i in range(len(passages))]
    for passage in passages:
        (span,) = passage.spans
        assert LONG.text[span.start : span.end] == passage.text
        assert len(passage.text) <= MAX_CHARACTERS
        assert passage.embed_text.startswith("应急 管理\n本市加强应急管理。")


@pytest.mark.parametrize(
    ("text", "embedded"),
    [(TEXTS[1], ["设立科幻产业发展基金。"]), (TEXTS[2], ["老年人防诈骗"]), (TEXTS[3], [])],
    ids=["no title", "a title alone", "nothing"],
)
def test_what_is_searched_of_a_text(text: PlainText, embedded: list[str]) -> None:
    assert [passage.embed_text for passage in text_passages(text)] == embedded


@pytest.mark.parametrize("legs", [("dense", "words"), ("words",)])
@pytest.mark.parametrize(("asked", "found"), [("应急局负责什么", "long"), ("科幻基金", "fiction"), ("防诈骗", "bare")])
def test_texts_are_found(tokenizer: WordTokenizer, asked: str, found: str, legs: tuple[str, ...]) -> None:
    index = index_texts(TEXTS, StandInEncoder(), tokenizer, IndexSettings(model="stand-in"))
    assert index.search(asked, k=1, legs=legs)[0].passage.doc_id == found


def test_no_texts_at_all_are_an_index_too(tokenizer: WordTokenizer) -> None:
    assert index_texts([], StandInEncoder(), tokenizer, IndexSettings(model="stand-in")).search("科幻") == ()


def test_progress_is_told(tokenizer: WordTokenizer) -> None:
    told: list[tuple[int, int]] = []
    index_texts(TEXTS[1:2], StandInEncoder(), tokenizer, IndexSettings(), lambda done, n: told.append((done, n)))
    assert told == [(1, 1)]
