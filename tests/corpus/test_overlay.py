"""The overlay repair of 京政办发〔2022〕7号, against an order written down by reading the text, and its model."""

import re
from pathlib import Path

import pytest

from corpus.catalogue import read_folder
from corpus.reading import stored_spans
from corpus.records import Document, Reading, RemovalReason, Source
from corpus.repair.cut_sentences import find_cuts
from corpus.repair.overlay import OverlayMismatch, place_sentences, suspect_overlay
from corpus.repair.repair import repair
from corpus.repair.restoration import split_slots

PLAN = "004_702c4e42f671215c.txt"
ORDER = (Path(__file__).parent / "overlay_order.txt").read_text(encoding="utf-8").splitlines()
"""Beginnings of the sentences in the order a reader would put them, with the gaps: （缺5句）."""


@pytest.fixture(scope="module")
def plan() -> Document:
    documents, _ = read_folder()
    return next(document for document in documents if document.doc_id == PLAN)


@pytest.fixture(scope="module")
def reading(plan: Document) -> Reading:
    return repair(plan)[0]


@pytest.fixture(scope="module")
def sentences(reading: Reading) -> list[str]:
    return re.findall("[^。]*。", reading.text)


def slots_of(text: str) -> list[str]:
    return [text[slot.start : slot.end] for slot in split_slots(text)]


def test_no_sentence_is_invented_and_each_stands_once(plan: Document, sentences: list[str]) -> None:
    stored = slots_of(plan.text)
    assert len(stored) == 233
    assert sorted(sentences) == sorted(set(stored))


def test_the_order_is_the_readers_at_every_join(sentences: list[str]) -> None:
    beginnings = [line for line in ORDER if not line.startswith("（缺")]
    assert len(sentences) == len(beginnings) == 173
    wrong = [n for n, (found, line) in enumerate(zip(sentences, beginnings, strict=True)) if not found.startswith(line)]
    assert wrong == []


def test_the_gaps_stand_where_the_reader_puts_them(reading: Reading) -> None:
    expected, at, sentences = [], 0, iter(re.findall("[^。]*。", reading.text))
    for line in ORDER:
        if lost := re.fullmatch(r"（缺(\d+)句）", line):
            expected.append((at, int(lost[1])))
        else:
            at += len(next(sentences))
    assert [(gap.at, gap.n_sentences) for gap in reading.gaps if gap.n_sentences] == expected
    assert sum(n for _, n in expected) == 60


def test_the_overwritten_slots_are_counted(plan: Document) -> None:
    placement = place_sentences(slots_of(plan.text))
    assert len(placement.overwritten) == 83
    assert len(placement.copies) == 60
    assert placement.n_moved == 23
    assert placement.n_lost == 60


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("科学素质建设体制机", "我国已踏上全面建设社会主义现代化强国"),
        ("建立“科研+科普”协调发展机", "到2035年，北京市公民"),
        ("加大", "(二)农民科学素质提升行动"),
        ("鼓励科技", "——实施科技资源科普化专项行动"),
        ("实施“首都科普联合行", "——建立应急科普宣教协同机制"),
    ],
)
def test_a_glued_sentence_is_parted_by_a_gap_of_unknown_length(reading: Reading, before: str, after: str) -> None:
    cuts = [gap.at for gap in reading.gaps if gap.n_sentences is None]
    at = next(cut for cut in cuts if reading.text[:cut].endswith(before))
    assert reading.text.startswith(after, at)
    assert len(cuts) == 5
    assert len(stored_spans(reading, at - len(before), at + len(after))) == 2


def test_pieces_and_removals_tile_the_stored_text(plan: Document, reading: Reading) -> None:
    spans = [*reading.pieces, *(removal.span for removal in reading.removals)]
    covered = [offset for span in spans for offset in range(span.start, span.end)]
    assert sorted(covered) == list(range(len(plan.text)))


def test_every_removed_copy_names_the_own_slot_sentence_that_stands_for_it(plan: Document, reading: Reading) -> None:
    copies = [removal for removal in reading.removals if removal.reason is RemovalReason.OVERLAY_COPY]
    kept = {offset for piece in reading.pieces for offset in range(piece.start, piece.end)}
    assert len(copies) == 60
    for copy in copies:
        original = copy.stands_for
        assert original is not None
        assert plan.text[original.start : original.end] == plan.text[copy.span.start : copy.span.end]
        assert original.end <= copy.span.start  # a sentence's own slot comes before its second reading
        assert set(range(original.start, original.end)) <= kept


def test_the_reader_is_told_of_every_fault(plan: Document) -> None:
    problems = repair(plan)[1]
    codes = [found.code for found in problems]
    assert codes[0] == "overlay_repaired"
    assert codes.count("cut_sentence") == 5
    assert codes.count("lost_sentences") == 14
    assert "83" in problems[0].message
    assert "60 句缺失" in problems[0].message


ORIGINAL = tuple(f"第{letter}句讲{letter}这件事情。" for letter in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉")


def overlay(overwritten: tuple[int, ...]) -> list[str]:
    copy = list(ORIGINAL)
    for k, slot in enumerate(overwritten):
        copy[slot] = ORIGINAL[k]
    return copy


@pytest.mark.parametrize(
    "overwritten",
    [
        pytest.param((1, 4, 5, 6, 10, 11, 12, 13), id="moved sentences before a repeat"),
        pytest.param((2, 3, 9, 10, 11, 14, 15, 16), id="in runs"),
    ],
)
def test_any_overlay_of_the_model_is_undone(overwritten: tuple[int, ...]) -> None:
    copy = overlay(overwritten)
    placement = place_sentences(copy)
    assert placement.overwritten == overwritten
    for place, slot in enumerate(placement.slots):
        known = place not in overwritten or place < len(overwritten)
        assert (copy[slot] == ORIGINAL[place]) if slot is not None else not known


@pytest.mark.parametrize("moved_to", [12, 13])
def test_an_unbroken_numbering_goes_before_cohesion(moved_to: int) -> None:
    other = 25 - moved_to
    original = list(ORIGINAL)
    original[4] = "(一)加强科普基地建设行动。"
    original[5] = "(二)农民素质。"
    original[6] = "推进科普基地建设行动落实。"
    original[other] = "(七)科普基地建设行动成效。"  # in words it would fit better between 4 and 6 than 5 does
    copy = list(original)
    for k, slot in enumerate((1, 5, 9, 10, 11, moved_to, 14, 15)):
        copy[slot] = original[k]
    placement = place_sentences(copy)
    assert placement.slots[5] == moved_to
    assert placement.slots[other] == other


@pytest.mark.parametrize(
    ("sentences", "reason"),
    [
        pytest.param([*ORIGINAL, *ORIGINAL], "重复插入", id="the whole text twice"),
        pytest.param([*ORIGINAL, *ORIGINAL[5::-1]], "次序", id="repeated backwards"),
        pytest.param([*ORIGINAL, *ORIGINAL[:4], *ORIGINAL[:4]], "三次", id="a sentence three times"),
        pytest.param([*ORIGINAL[:9], *ORIGINAL[3:9], *ORIGINAL[9:]], "次序", id="a passage pasted again"),
        pytest.param([*ORIGINAL[:6], ORIGINAL[0], ORIGINAL[5], *ORIGINAL[1:5]], "次序", id="out of order"),
        pytest.param(overlay((2, 3, 8, 9, 10, 14, 15, 16)), "何处为止", id="the second reading may go on"),
        pytest.param([*ORIGINAL[:10], *ORIGINAL[:4], *ORIGINAL[8:10]], "应有", id="too few between two repeats"),
    ],
)
def test_a_text_that_does_not_fit_the_model_is_left_alone(sentences: list[str], reason: str) -> None:
    assert suspect_overlay(sentences)
    with pytest.raises(OverlayMismatch, match=reason):
        place_sentences(sentences)
    text = "".join(sentences)
    document = Document(
        doc_id="a.txt",
        title="甲",
        document_number=None,
        issuer=None,
        source=Source(path="a.txt", media_type="text/plain", sha256="0" * 64),
        text=text,
    )
    reading, problems = repair(document)
    assert reading.text == text
    assert [found.code for found in problems] == ["overlay_unresolved"]


def test_a_few_repeated_sentences_are_no_overlay() -> None:
    assert not suspect_overlay([*ORIGINAL, *ORIGINAL[:4]])
    assert not suspect_overlay([str(n) for n in range(200)] + ["0", "1", "2", "3", "4", "5"])


@pytest.mark.parametrize(
    ("sentence", "seam"),
    [
        ("加大(二)农民科学素质提升行动着力提升农民科技文化素质。", 2),
        ("鼓励各单位参与科技——实施科技资源科普化专项行动。", 9),
        ("(二)工作原则——突出科学精神引领。", None),
        ("二、指导思想和发展目标(一)指导思想以促进科学素质提升为目标。", None),
        ("依照第(二)项办理。", None),
        ("包括：(一)青少年；(二)农民。", None),
    ],
)
def test_a_paragraph_mark_inside_a_sentence_shows_a_seam_unless_a_heading_or_reference_leads_to_it(
    sentence: str, seam: int | None
) -> None:
    assert find_cuts([sentence]).get(sentence) == seam


def test_a_word_that_breaks_off_shows_a_seam() -> None:
    context = [
        "完善体制机制。",
        "健全工作体制机制。",
        "发展体制机制和培育机制。",
        "长效机制、有效机制、协作机制、激励机制。",
    ]
    glued = "主要问题在于体制机我国已经踏上新征程。"
    assert find_cuts([*context, glued]) == {glued: glued.index("我国")}
    assert find_cuts([*context, "主要问题在于体制机制。"]) == {}
