"""The report (读取报告): what was understood of each document, every problem, and whether the numbers add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from corpus import wording
from corpus.records import Corpus, Document, Problem, Record, RemovalReason, Span, Sureness


class Balance(Record):
    """Where a stored text's characters went: ``in_sections`` and ``removed`` by reason should be all of ``length``."""

    length: int
    in_sections: int
    removed: dict[RemovalReason, int]
    tiles: bool

    @property
    def adds_up(self) -> bool:
        """Whether every character lies in one section or one removal, and in no other."""
        return self.tiles and self.in_sections + sum(self.removed.values()) == self.length


def balance(corpus: Corpus, doc_id: str) -> Balance:
    """Count where the characters of a document went."""
    document = next(document for document in corpus.documents if document.doc_id == doc_id)
    reading = next(reading for reading in corpus.readings if reading.doc_id == doc_id)
    kept = [span for section in corpus.sections if section.doc_id == doc_id for span in section.spans]
    removed: Counter[RemovalReason] = Counter()
    for removal in reading.removals:
        removed[removal.reason] += _length([removal.span])
    spans = sorted([*kept, *(removal.span for removal in reading.removals)], key=lambda span: span.start)
    return Balance(
        length=len(document.text),
        in_sections=_length(kept),
        removed=dict(removed),
        tiles=all(one.end == two.start for one, two in pairwise(spans)),
    )


def adds_up(corpus: Corpus) -> bool:
    """Tell whether the numbers of every document add up."""
    return all(balance(corpus, document.doc_id).adds_up for document in corpus.documents)


def write_report(corpus: Corpus) -> str:
    """Write the report as plain text, document by document, then the problems that belong to no document read."""
    blocks = ["\n".join(_describe(corpus, document)) for document in corpus.documents]
    known = {document.doc_id for document in corpus.documents}
    others = [found for found in corpus.problems if found.doc_id not in known]
    if others:
        blocks.append("\n".join([wording.REPORT_NOT_READ, *(_problem_line(found, named=True) for found in others)]))
    return "\n\n".join([*blocks, _totals(corpus)]) + "\n"


def _describe(corpus: Corpus, document: Document) -> Iterator[str]:
    yield wording.REPORT_TITLE.format(doc_id=document.doc_id, title=document.title)
    yield wording.REPORT_ELEMENTS.format(
        **{name: value or wording.REPORT_NOT_STATED for name, value in _elements(document).items()}
    )
    yield from _record_lines(corpus, document.doc_id)
    yield from _balance_lines(balance(corpus, document.doc_id))
    problems = [found for found in corpus.problems if found.doc_id == document.doc_id]
    yield wording.REPORT_PROBLEMS.format(n=len(problems))
    yield from (_problem_line(found) for found in problems)


def _elements(document: Document) -> dict[str, str | None]:
    return {
        "number": document.document_number,
        "issuer": document.issuer,
        "signed": document.signed.isoformat() if document.signed else None,
        "issued": document.issued.isoformat() if document.issued else None,
        "period": "—".join(map(str, document.period)) if document.period else None,
    }


def _record_lines(corpus: Corpus, doc_id: str) -> Iterator[str]:
    """Count the records of a document, each sort with its split."""
    sections = [section for section in corpus.sections if section.doc_id == doc_id]
    tasks = [task for task in corpus.tasks if task.doc_id == doc_id]
    targets = [target for target in corpus.targets if target.doc_id == doc_id]
    mentions = [mention for task in tasks for mention in task.units]
    gaps = next(reading.gaps for reading in corpus.readings if reading.doc_id == doc_id)
    yield wording.REPORT_SECTIONS.format(
        n=len(sections), split=_split(wording.SECTION_KINDS[section.kind] for section in sections)
    )
    yield wording.REPORT_TASKS.format(n=len(tasks), split=_split(task.part or wording.REPORT_MAIN for task in tasks))
    yield wording.REPORT_UNITS.format(
        n=len({mention.unit_id for mention in mentions}),
        n_mentions=len(mentions),
        n_learned=len({mention.unit_id for mention in mentions if mention.sureness is Sureness.LEARNED}),
    )
    yield wording.REPORT_TARGETS.format(
        n=len(targets), split=_split(wording.TARGET_KINDS[target.kind] for target in targets)
    )
    links = [link for link in corpus.links if link.doc_id == doc_id]
    if links:
        yield wording.REPORT_LINKS.format(
            n=len(links),
            split=_split(wording.LINK_WORDINGS[link.wording] for link in links),
            n_tasks=len({link.task_id for link in links}),
            n_sections=len({link.section_id for link in links}),
        )
    yield wording.REPORT_GAPS.format(
        n=len(gaps),
        n_sentences=sum(gap.n_sentences or 0 for gap in gaps),
        n_cut=sum(gap.n_sentences is None for gap in gaps),
    )


def _balance_lines(found: Balance) -> Iterator[str]:
    removed = "".join(
        wording.REPORT_REMOVED.format(reason=wording.REMOVAL_REASONS[reason], n=n)
        for reason, n in sorted(found.removed.items())
    )
    verdict = wording.REPORT_ADDS_UP if found.adds_up else wording.REPORT_DOES_NOT_ADD_UP
    total = found.in_sections + sum(found.removed.values())
    yield wording.REPORT_BALANCE.format(
        in_sections=found.in_sections, removed=removed, total=total, length=found.length, verdict=verdict
    )


def _totals(corpus: Corpus) -> str:
    return wording.REPORT_TOTALS.format(
        n_documents=len(corpus.documents),
        n_sections=len(corpus.sections),
        n_tasks=len(corpus.tasks),
        n_targets=len(corpus.targets),
        n_links=len(corpus.links),
        n_problems=len(corpus.problems),
    )


def _problem_line(found: Problem, *, named: bool = False) -> str:
    place = wording.REPORT_PLACE.format(start=found.span.start, end=found.span.end) if found.span else ""
    name = f"{found.doc_id} " if named else ""
    return wording.REPORT_PROBLEM.format(name=name, code=found.code, place=place, message=found.message)


def _split(names: Iterable[str]) -> str:
    counts = Counter(names)
    return "（" + "，".join(f"{name} {n}" for name, n in counts.items()) + "）" if counts else ""


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)
