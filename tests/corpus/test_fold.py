import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue import read_folder
from corpus.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("京政办发〔２０２２〕７号", "京政办发(2022)7号"),
        ("［2022］【2022】（2022）", "(2022)(2022)(2022)"),
        ("「雨燕计划」『挑战杯』“双减”", '"雨燕计划""挑战杯""双减"'),
        ("北京市敎育委員會", "北京市教育委员会"),
        ("老年人防詐騙", "老年人防诈骗"),
        ("2021—2035 2021－2035 2021–2035", "2021-2035 2021-2035 2021-2035"),
        ("ＡＩ　VR", "ai vr"),
        ("5·12 5•12 5・12", "5·12 5·12 5·12"),
        ("甲\t乙\n丙\u00a0丁", "甲\t乙\n丙 丁"),
    ],
)
def test_variants_fold_to_one_form(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_the_length_is_kept_character_by_character(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded == "".join(fold(character) for character in text)


def test_folding_the_built_in_texts_twice_changes_nothing_more() -> None:
    for document in read_folder()[0]:
        once = fold(document.text)
        assert fold(once) == once
        assert once != document.text
