import pytest

from corpus.reading import identity_reading, make_reading, stored_char, stored_spans
from corpus.records import Document, Gap, Reading, Removal, RemovalReason, Source, Span

TEXT = "甲甲。\n\n乙乙。甲甲。丙✓丙。丁丁。"
#       0123 4 5678 9... : 甲甲。=0:3, breaks 3:5, 乙乙。=5:8, copy 8:11, 丙=11, mark 12, 丙。=13:15, 丁丁。=15:18


def document(text: str = TEXT) -> Document:
    source = Source(path="a.txt", media_type="text/plain", sha256="0" * 64)
    return Document(doc_id="a.txt", title="甲", document_number=None, issuer=None, source=source, text=text)


def removal(start: int, end: int, reason: RemovalReason, stands_for: Span | None = None) -> Removal:
    return Removal(span=Span(start=start, end=end), reason=reason, stands_for=stands_for)


REMOVALS = (
    removal(3, 5, RemovalReason.PAGE_BREAK),
    removal(8, 11, RemovalReason.OVERLAY_COPY, Span(start=0, end=3)),
    removal(12, 13, RemovalReason.PEN_MARK),
)
IN_ORDER = tuple(Span(start=start, end=end) for start, end in [(0, 3), (5, 8), (11, 12), (13, 15), (15, 18)])
MOVED = (*IN_ORDER[:2], IN_ORDER[4], *IN_ORDER[2:4])


def spans(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in stored_spans(reading, start, end)]


def test_the_reading_of_a_document_without_faults_is_its_text() -> None:
    text = "甲\r\n乙\f丙\n\n丁"
    reading = identity_reading(document(text))
    assert reading.text == text
    assert reading.pieces == (Span(start=0, end=len(text)),)
    assert (reading.removals, reading.gaps) == ((), ())


@pytest.mark.parametrize(
    ("pieces", "start", "end", "expected"),
    [
        pytest.param(IN_ORDER, 0, 3, [(0, 3)], id="within a piece"),
        pytest.param(IN_ORDER, 1, 5, [(1, 7)], id="across a page break"),
        pytest.param(IN_ORDER, 5, 7, [(7, 8), (11, 12)], id="never across a copy"),
        pytest.param(IN_ORDER, 6, 9, [(11, 15)], id="across a pen mark"),
        pytest.param(IN_ORDER, 6, 12, [(11, 18)], id="pieces that meet are one"),
        pytest.param(MOVED, 5, 9, [(7, 8), (15, 18)], id="to a sentence that was moved"),
        pytest.param(MOVED, 6, 12, [(15, 18), (11, 15)], id="in reading order"),
        pytest.param(IN_ORDER, 4, 4, [], id="nothing"),
    ],
)
def test_a_reading_range_is_mapped_to_the_stored_text(
    pieces: tuple[Span, ...], start: int, end: int, expected: list[tuple[int, int]]
) -> None:
    reading = make_reading(document(), pieces, REMOVALS)
    assert spans(reading, start, end) == expected
    visible = "".join(reading.text[n] for n in range(start, end))
    assert visible == "".join(TEXT[stored_char(reading, n)] for n in range(start, end))


def test_a_gap_parts_pieces_that_meet() -> None:
    reading = make_reading(document(), IN_ORDER, REMOVALS, [Gap(at=9, n_sentences=None)])
    assert spans(reading, 6, 12) == [(11, 15), (15, 18)]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 13)])
def test_a_range_outside_the_reading_is_refused(start: int, end: int) -> None:
    with pytest.raises(IndexError, match=r"a\.txt"):
        stored_spans(make_reading(document(), IN_ORDER, REMOVALS), start, end)


def test_a_character_outside_the_reading_is_refused() -> None:
    with pytest.raises(IndexError, match="12"):
        stored_char(make_reading(document(), IN_ORDER, REMOVALS), 12)


@pytest.mark.parametrize(
    ("pieces", "removals"),
    [
        pytest.param(IN_ORDER[1:], REMOVALS, id="characters missing at the start"),
        pytest.param(IN_ORDER[:-1], REMOVALS, id="characters missing at the end"),
        pytest.param(IN_ORDER, REMOVALS[1:], id="characters missing between"),
        pytest.param((*IN_ORDER, Span(start=0, end=3)), REMOVALS, id="characters twice"),
    ],
)
def test_pieces_and_removals_that_do_not_tile_the_text_are_refused(
    pieces: tuple[Span, ...], removals: tuple[Removal, ...]
) -> None:
    with pytest.raises(ValueError, match=r"a\.txt"):
        make_reading(document(), pieces, removals)
