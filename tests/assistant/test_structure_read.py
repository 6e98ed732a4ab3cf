"""What a question says of the structure of a document: numbers, ordinals, what is asked of the place."""

import pytest

from assistant.understanding.structure import Wish, read_structure


@pytest.mark.parametrize(
    ("question", "chapter", "part", "nth"),
    [
        ("纲要第三章第二节说的是谁的事", 3, 2, 0),
        ("附件1三、(四)下面列了什么", 3, 4, 0),
        ("规划第四章第三个工程是哪个", 4, 3, 0),
        ("重点任务最后那个部分的小标题", -1, 0, 0),
        ("纲要里第二条原则叫什么", 0, 0, 2),
        ("工作原则最后一条讲什么", 0, 0, -1),
        ("科普场馆怎么布局", 0, 0, 0),
    ],
)
def test_places_are_read_by_their_numbers(question: str, chapter: int, part: int, nth: int) -> None:
    structure = read_structure(question)
    assert (structure.chapter, structure.part, structure.nth) == (chapter, part, nth)


@pytest.mark.parametrize(
    ("question", "wish"),
    [
        ("农民那一节下设几个小标题", Wish.HEADINGS),
        ("青少年行动分哪几块", Wish.HEADINGS),
        ("创新文化发展工程总的思路是什么", Wish.OPENING),
        ("公务员那节的开头一句", Wish.OPENING),
        ("机制保障具体写了什么", Wish.TEXT),
        ("条件保障怎么讲的", Wish.TEXT),
    ],
)
def test_headings_opening_and_text_are_told_apart(question: str, wish: Wish) -> None:
    assert read_structure(question).wish is wish


def test_a_number_taken_for_given_is_read_with_its_words() -> None:
    structure = read_structure("第三部分的重点工程只有五个,是哪五个")
    assert structure.claimed == 5
    assert structure.claimed_words.startswith("五个")
