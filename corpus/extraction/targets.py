"""Extracting targets (指标): every figure of a text that binds or reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.extraction.figures import Figure, find_figures
from corpus.extraction.indicators import name_indicator
from corpus.extraction.target_times import FoundTime, find_times, kind_of, time_of
from corpus.reading import stored_spans
from corpus.records import Document, Reading, Section, Target

_SENTENCE_END = re.compile(r"[。；！？]|\n\s*\n|\t")
_COMMA = re.compile(r"[，,：:；;。]")
_MOST_NUMBERS = 2
"""An indicator with more numbers in it is a table whose cells have run together, not a clause."""
_THING = re.compile(r"[^，。；、：,;:（(\d\n]*")


def extract_targets(document: Document, reading: Reading, sections: Sequence[Section]) -> tuple[Target, ...]:
    """Extract the figures of a document, in reading order.

    Each has an indicator that reads on its own and the sentence that proves it; a sentence never runs across lost text.
    """
    targets: list[Target] = []
    at = 0
    for section in sections:
        for start, end in _sentences(reading, section, at):
            for target in _read_sentence(document, reading, section, start, end):
                target_id = f"{document.doc_id}/g{len(targets) + 1:04d}"
                targets.append(target.model_copy(update={"target_id": target_id}))
        at += len(section.text)
    return tuple(targets)


def _sentences(reading: Reading, section: Section, at: int) -> Iterator[tuple[int, int]]:
    """Give the reading offsets of a section's sentences, heading and number left out; lost text parts them."""
    end = at + len(section.text)
    start = at
    if section.heading and section.num is not None and "\t" not in section.text:
        start += len(section.num)
        lead = len(section.text[len(section.num) :]) - len(section.text[len(section.num) :].lstrip())
        start += lead + len(section.heading)
    cuts = [found.end() for found in _SENTENCE_END.finditer(reading.text, start, end)]
    cuts += [gap.at for gap in reading.gaps if start < gap.at < end]
    for low, high in pairwise(sorted({start, *cuts, end})):
        words = reading.text[low:high]
        low += len(words) - len(words.lstrip())
        high = low + len(words.strip())
        if low < high:
            yield low, high


def _read_sentence(document: Document, reading: Reading, section: Section, start: int, end: int) -> Iterator[Target]:
    text = reading.text
    times = find_times(text, start, end)
    above: tuple[Figure, str] | None = None
    for figure in sorted(find_figures(text, start, end), key=lambda figure: figure.start):
        time = time_of(figure.start, times)
        if figure.unit is None and time is None:
            continue
        indicator = _indicator(text, start, end, figure, times, above)
        above = (figure, indicator)
        if len(re.findall(r"\d+", indicator)) > _MOST_NUMBERS:
            continue
        yield Target(
            target_id="",
            doc_id=document.doc_id,
            section_id=section.section_id,
            locator=section.locator,
            indicator=indicator,
            comparator=figure.comparator,
            value=figure.value,
            unit=figure.unit,
            time=time,
            kind=kind_of(
                document, time, text[start:end], "".join(section.path[1:]), is_stock=figure.comparator in ("余", "多")
            ),
            sentence=text[start:end],
            spans=stored_spans(reading, start, end),
        )


def _indicator(
    text: str, start: int, end: int, figure: Figure, times: Sequence[FoundTime], above: tuple[Figure, str] | None
) -> str:
    opening = start
    sibling = None
    if above and not _COMMA.search(text, above[0].end, figure.start):
        opening, sibling = above[0].end, above[1]
    commas = [found.end() for found in _COMMA.finditer(text, opening, figure.start)]
    clause = commas[-1] if commas else opening
    higher = commas[-2] if len(commas) > 1 else opening
    thing = _THING.match(text, figure.end, end)
    return name_indicator(
        _without_times(text, clause, figure.start, times),
        thing.group() if thing else "",
        _without_times(text, higher, clause, times) if commas else "",
        sibling,
    )


def _without_times(text: str, start: int, end: int, times: Sequence[FoundTime]) -> str:
    kept = ""
    for time in times:
        if start <= time.start and time.end <= end:
            kept += text[start : time.start]
            start = time.end
    return kept + text[start:end]
