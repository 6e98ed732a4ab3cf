"""Facts of a document as it prints them: number, issuer, dates, addressee, annexes, title (文件要素, GB/T 9704)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from assistant.answering.context import Context
from assistant.answering.draft import Evidence, Statement, Tally
from assistant.answering.evidence import sentence_evidence
from assistant.answering.sections import quote
from assistant.collection import Sentence
from assistant.wording import WORDING
from corpus.fold import fold
from corpus.records import Document, Section, SectionKind, Span

SPACE = r"\s*"
BASIS = re.compile(r"(?:依据|根据|按照)[^。]{0,40}《[^。]*(?:制定|编制)")
CITED = re.compile(r"《[^》]{4,60}》\s*\(([\u4e00-\u9fff]{1,8}\(\d{4}\)\d+号)\)")
COPIED = re.compile(r"抄送[：:][^\n。]+。?")
PERIOD = re.compile(r"[(（](20\d\d\s*[—–-]+\s*20\d\d)\s*年?[)）]")
APPROVED = re.compile(r"经[^，。；,]{2,14}(?:同意|批准|审议通过|审定)")
CONSULTED = re.compile(r"征求[^，。；,]{0,20}意见|听取[^，。；,]{0,20}意见")
TITLED = re.compile(r"《[^》]*》")
SEAL = re.compile(r"[^\n]*\n?[（(][^）)\n]*代章[）)]")


def find_printed(document: Document, value: str, locator: str) -> tuple[Evidence, ...]:
    """Where a value stands in the stored text, white space in between allowed; the first place, or none."""
    pattern = SPACE.join(re.escape(c) for c in fold(value) if not c.isspace())
    match = re.search(pattern, fold(document.text))
    if match is None:
        return ()
    return (Evidence(doc_id=document.doc_id, span=Span(start=match.start(), end=match.end()), locator=locator),)


def _number(document: Document, context: Context) -> Statement | None:
    if document.document_number is None:
        return None
    return _fact("doc_number", document, document.document_number)


def _issuer(document: Document, context: Context) -> Statement | None:
    return _fact("doc_issuer", document, document.issuer) if document.issuer else None


def _signed(document: Document, context: Context) -> Statement | None:
    return _fact("doc_signed", document, printed_date(document, document.signed)) if document.signed else None


def _issued(document: Document, context: Context) -> Statement | None:
    if document.issued:
        return _fact("doc_issued", document, printed_date(document, document.issued))
    return _fact("doc_issued_missing", document, printed_date(document, document.signed)) if document.signed else None


def _dated(document: Document, context: Context) -> Statement | None:
    """Asked for a date without saying which: both, kept apart."""
    signed, issued = _signed(document, context), _issued(document, context) if document.issued else None
    if signed is None or issued is None:
        return signed or issued
    return Statement(text=signed.text + issued.text, evidence=(*signed.evidence, *issued.evidence))


def _addressee(document: Document, context: Context) -> Statement | None:
    return _fact("doc_addressee", document, document.addressee) if document.addressee else None


def title_of(document: Document, context: Context) -> Statement | None:
    """The document's title and number, in one line."""
    number = WORDING["number_brackets"].format(number=document.document_number) if document.document_number else ""
    text = WORDING["doc_title"].format(title=document.title, number=number)
    place = find_printed(document, document.title, WORDING["place_title"])
    return Statement(text=text, evidence=place or _first_line(document))


def _annexes(document: Document, context: Context) -> Statement | None:
    annexes = [s for s in context.collection.corpus.sections if _is_annex(s, document)]
    if not annexes:
        return None
    items = WORDING["semicolon"].join(WORDING["annex"].format(locator=s.locator, heading=s.heading) for s in annexes)
    text = WORDING["doc_annexes"].format(title=document.title, n=len(annexes), items=items)
    place = WORDING["place_annexes"]
    evidence = tuple(e for s in annexes for e in (find_printed(document, s.heading or "", place) or _heading(s)))
    return Statement(text=text, evidence=evidence, tallies=(Tally(of=tuple(s.section_id for s in annexes)),))


def _year_conflict(document: Document, context: Context) -> Statement | None:
    """Where the notice and an annex print the same title with different years: both, as printed."""
    annexes = [s for s in context.collection.corpus.sections if _is_annex(s, document)]
    places = [e for s in annexes for e in _printed_with_any_year(document, s)]
    if len({"".join(context.quote(e).split())[:5] for e in places}) < 2:
        return None
    items = WORDING["semicolon"].join("".join(context.quote(e).split()) for e in places)
    return Statement(text=WORDING["doc_year_conflict"].format(items=items), evidence=tuple(places))


def _printed_with_any_year(document: Document, annex: Section) -> tuple[Evidence, ...]:
    name = re.sub(r"^\d{4}年", "", "".join(fold(annex.heading or "").split()))
    pattern = r"\d{4}\s*年\s*" + SPACE.join(re.escape(c) for c in re.sub(r"\(.*", "", name))
    found = re.finditer(pattern, fold(document.text))
    return tuple(
        Evidence(doc_id=document.doc_id, span=Span(start=m.start(), end=m.end()), locator=WORDING["place_text"])
        for m in found
    )


def _basis(document: Document, context: Context) -> Statement | None:
    """The sentence that says what the document was made by (依据…制定)."""
    sentences = [s for s in context.collection.sentences if s.doc_id == document.doc_id and s.task_id is None]
    found = next((s for s in sentences if BASIS.search(s.text)), None)
    if found is None:
        return None
    text = WORDING["doc_basis"].format(value=found.text)
    return Statement(text=text, evidence=sentence_evidence(found))


def _cited_number(document: Document, context: Context) -> Statement | None:
    """Numbers of other documents that this one prints behind their titles."""
    found = [m for m in CITED.finditer(fold(document.text)) if m.group(1) not in fold(document.document_number or "")]
    first = {m.group(1): m for m in reversed(found)}
    if not first:
        return None
    spans = sorted((m.start(), m.end()) for m in first.values())
    items = WORDING["semicolon"].join(document.text[start:end] for start, end in spans)
    evidence = tuple(
        Evidence(doc_id=document.doc_id, span=Span(start=a, end=b), locator=WORDING["place_body"]) for a, b in spans
    )
    return Statement(text=WORDING["doc_cited"].format(title=document.title, items=items), evidence=evidence)


def _seal(document: Document, context: Context) -> Statement | None:
    match = SEAL.search(document.text)
    if match is None:
        return _issuer(document, context)
    text = WORDING["doc_seal"].format(value="".join(match.group().split()))
    evidence = Evidence(
        doc_id=document.doc_id, span=Span(start=match.start(), end=match.end()), locator=WORDING["place_seal"]
    )
    return Statement(text=text, evidence=(evidence,))


def _copied(document: Document, context: Context) -> Statement | None:
    """Who was sent a copy, where the document prints it (抄送)."""
    match = COPIED.search(document.text)
    return _at(match, document, "place_text") if match else None


def _period(document: Document, context: Context) -> Statement | None:
    """The years that a plan is for, as its title prints them."""
    match = PERIOD.search(document.text)
    if match is None or document.period is None or document.period[0] == document.period[1]:
        return None
    value = match.group(1)
    span = Span(start=match.start(1), end=match.end(1))
    text = WORDING["doc_period"].format(title=document.title, value=value)
    evidence = Evidence(doc_id=document.doc_id, span=span, locator=WORDING["place_title"])
    return Statement(text=text, evidence=(evidence,))


def _approved(document: Document, context: Context) -> Statement | None:
    """The sentence that says who agreed to it (经市政府同意)."""
    return _told(APPROVED, document, context)


def _consulted(document: Document, context: Context) -> Statement | None:
    """The sentence that says whose opinion was asked."""
    return _told(CONSULTED, document, context)


def _predecessor(document: Document, context: Context) -> Statement | None:
    """The sentence that names a document of an earlier period under 《》."""
    if document.period is None:
        return None
    for sentence in _outside_tasks(document, context):
        years = [int(y) for m in TITLED.finditer(sentence.text) for y in re.findall(r"20\d\d", m.group())]
        if years and max(years) <= document.period[0]:
            return quote(sentence)
    return None


def _told(pattern: re.Pattern[str], document: Document, context: Context) -> Statement | None:
    found = next((s for s in _outside_tasks(document, context) if pattern.search(s.text)), None)
    return quote(found) if found else None


def _outside_tasks(document: Document, context: Context) -> tuple[Sentence, ...]:
    return tuple(s for s in context.collection.sentences if s.doc_id == document.doc_id and s.task_id is None)


def _at(match: re.Match[str], document: Document, place: str) -> Statement:
    text = WORDING["fact_line"].format(locator=WORDING[place], text="".join(match.group().split()))
    span = Span(start=match.start(), end=match.end())
    return Statement(text=text, evidence=(Evidence(doc_id=document.doc_id, span=span, locator=WORDING[place]),))


def _fact(key: str, document: Document, value: str) -> Statement:
    text = WORDING[key].format(title=document.title, value=value)
    return Statement(text=text, evidence=find_printed(document, value, WORDING[PLACES[key]]) or _first_line(document))


def printed_date(document: Document, day: date | None) -> str:
    """A date as the document prints it: 2023年4月13日 or 2022-03-14."""
    assert day is not None
    chinese = WORDING["date"].format(year=day.year, month=day.month, day=day.day)
    iso = day.isoformat()
    compacted = "".join(document.text.split())
    return chinese if chinese in compacted or iso not in compacted else iso


def _is_annex(section: Section, document: Document) -> bool:
    return section.kind is SectionKind.ANNEX and section.doc_id == document.doc_id and bool(section.heading)


def _heading(section: Section) -> tuple[Evidence, ...]:
    span = section.heading_span or section.spans[0]
    return (Evidence(doc_id=section.doc_id, span=span, locator=section.locator),)


def _first_line(document: Document) -> tuple[Evidence, ...]:
    match = re.search(r"[^\n]+", document.text)
    span = Span(start=match.start(), end=match.end()) if match else Span(start=0, end=len(document.text))
    return (Evidence(doc_id=document.doc_id, span=span, locator=WORDING["place_head"]),)


PLACES = {
    "doc_number": "place_number",
    "doc_issuer": "place_issuer",
    "doc_signed": "place_signed",
    "doc_issued": "place_issued",
    "doc_issued_missing": "place_signed",
    "doc_addressee": "place_addressee",
}

FACTS: dict[str, Callable[[Document, Context], Statement | None]] = {
    "number": _number,
    "seal": _seal,
    "issuer": _issuer,
    "signed": _signed,
    "issued": _issued,
    "dated": _dated,
    "addressee": _addressee,
    "annexes": _annexes,
    "basis": _basis,
    "cited_number": _cited_number,
    "full_title": title_of,
    "copied": _copied,
    "period": _period,
    "approved": _approved,
    "consulted": _consulted,
    "predecessor": _predecessor,
    "year_conflict": _year_conflict,
}
