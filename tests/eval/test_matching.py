from __future__ import annotations

import pytest

from eval.matching import Place, overlap, says

SAYS = [
    ("as it stands", "到2025年达到28%左右", "28%左右", True),
    ("bold and a marker inside", "达到 **28%**[1] 左右", "28%左右", True),
    ("full width", "达到２８％左右", "28%左右", True),
    ("spaces in the wording", "共59项", "59 项", True),
    ("line break within", "加强科学\n素质建设", "科学素质建设", True),
    ("end of a longer figure", "达到128%左右", "28%左右", False),
    ("behind a decimal point", "达到2.28%左右", "28%左右", False),
    ("beginning of a longer figure", "共120", "12", False),
    ("followed by a full stop", "共 12.", "12", True),
    ("followed by decimals", "共12.5", "12", False),
    ("two lines are two figures", "共3\n12 金石大讲堂", "312", False),
    ("figure at the end of a line", "到2025\n2. 下一条", "2025", True),
    ("table cells", "| 38 | 市教委 |", "38", True),
    ("not there", "由市文物局主责", "市教委", False),
]


@pytest.mark.parametrize(("answer", "phrase", "expected"), [row[1:] for row in SAYS], ids=[row[0] for row in SAYS])
def test_says(answer: str, phrase: str, expected: bool) -> None:
    assert says(answer, phrase) is expected


OVERLAP = [
    ("the same place", (10, 20), (10, 20), True),
    ("within", (12, 14), (0, 100), True),
    ("half of the shorter", (10, 20), (15, 40), True),
    ("less than half", (10, 20), (16, 40), False),
    ("side by side", (10, 20), (20, 30), False),
    ("apart", (10, 20), (50, 60), False),
]


@pytest.mark.parametrize(("one", "other", "expected"), [row[1:] for row in OVERLAP], ids=[row[0] for row in OVERLAP])
def test_overlap_is_the_same_both_ways(one: tuple[int, int], other: tuple[int, int], expected: bool) -> None:
    places = [Place(doc_id="a.txt", start=start, end=end) for start, end in (one, other)]
    assert overlap(*places) is expected
    assert overlap(*reversed(places)) is expected


def test_places_in_two_documents_never_overlap() -> None:
    assert not overlap(Place(doc_id="a.txt", start=0, end=9), Place(doc_id="b.txt", start=0, end=9))
