"""What documents and their parts are called (文件和附件的叫法), derived from their titles, found in questions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.collection import Collection
from assistant.understanding.folding import fold_question
from corpus.records import Document, Record, Section, SectionKind

GENRES = (
    "规划纲要",
    "行动计划",
    "实施方案",
    "工作方案",
    "工作要点",
    "纲要",
    "规划",
    "计划",
    "方案",
    "意见",
    "办法",
    "条例",
    "要点",
)
"""Kinds of documents (文种) by whose name alone staff call a document; the longer before the shorter."""

PART_GENRES = ("重点任务", "任务清单", "工作清单", "任务分工", "分工方案", "责任清单", "清单", "分工表", "要点")
"""Kinds of annexes by whose name alone staff call an annex."""

GENERAL = ("全民", "行动", "工作", "实施", "建设", "发展")
"""Words of titles that are left out when one is said."""
SHORTEST_STEM = 4
ISSUED = ("", "的", "那份", "这份", "那个", "这个", "发的", "印发的", "发的那份")
YEARS = re.compile(r"(20\d\d)年?(?:—|–|-|~|至|到)+(20\d\d)年?(?:的)?(?:[这那](?:一)?[份个])?")
PERIOD = re.compile(r"\(?\d{4}(?:年)?(?:—|-|至|到)?(?:\d{4})?年?\)?")
NUMBER = re.compile(r"([一-鿿]{2,12})\((\d{4})\)(\d+)号")
ABBREVIATION = re.compile(r"以下简称[《\"]([^》\"]{2,30})[》\"]")
ANNEX = re.compile(r"附[件表]第?(\d+|[一二三四五六七八九十](?![一二三四五六七八九十共]))")
DIGITS = {c: str(i) for i, c in enumerate("一二三四五六七八九十", 1)}
QUOTED_TITLE = re.compile(r"《[^》]*》")
NOT_A_TITLE = re.compile(r"(?:纲要|规划|清单|计划|方案|意见|要点)(?:实施|办公室|办|落实|化|馆)")


class DocumentMention(Record):
    """A document or a part of one, named in a question; ``start`` and ``end`` are places in the folded question."""

    start: int
    end: int
    doc_ids: tuple[str, ...]
    part: str | None
    is_genre: bool


class DocumentNames:
    """All names of all documents and parts of a collection, longest first."""

    def __init__(self, collection: Collection) -> None:
        self._parts = collection.parts
        self._periods: dict[tuple[int, int], tuple[str, ...]] = {}
        for document in collection.corpus.documents:
            if document.period is not None and document.period[0] < document.period[1]:
                self._periods[document.period] = (*self._periods.get(document.period, ()), document.doc_id)
        forms: dict[str, tuple[dict[str, None], dict[str, None], bool]] = {}
        for form, doc_id, part, is_genre in _all_forms(collection):
            entry = forms.setdefault(form, ({}, {}, is_genre))
            entry[0][doc_id] = None
            if part:
                entry[1][part] = None
        self._forms = {k: (tuple(d), next(iter(p), None), g) for k, (d, p, g) in forms.items()}
        ordered = sorted(self._forms, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, ordered)) or r"$^")

    @property
    def forms(self) -> frozenset[str]:
        """All names, as a folded question has them."""
        return frozenset(self._forms)

    def find(self, folded: str) -> tuple[DocumentMention, ...]:
        """Every name of a document or part in a folded question, left to right, none within another."""
        found = [self._named(m) for m in self._pattern.finditer(folded) if not NOT_A_TITLE.match(folded, m.start())]
        found = [m for m in found if not (m.is_genre and _in_other_title(folded, m))]
        found += [
            m for m in self._by_period(folded) if not _within((m.start, m.end), [(f.start, f.end) for f in found])
        ]
        taken = [(m.start, m.end) for m in found]
        annexes = [self._annex(m) for m in ANNEX.finditer(folded) if not _within(m.span(), taken)]
        return tuple(sorted([*found, *annexes], key=lambda m: m.start))

    def _by_period(self, folded: str) -> list[DocumentMention]:
        """A document named by the years it is for alone (2021到2035那份)."""
        found = []
        for match in YEARS.finditer(folded):
            ids = self._periods.get((int(match.group(1)), int(match.group(2))), ())
            if ids:
                span = {"start": match.start(), "end": match.end()}
                found.append(DocumentMention(**span, doc_ids=ids, part=None, is_genre=False))
        return found

    def _named(self, match: re.Match[str]) -> DocumentMention:
        doc_ids, part, is_genre = self._forms[match.group()]
        return DocumentMention(start=match.start(), end=match.end(), doc_ids=doc_ids, part=part, is_genre=is_genre)

    def _annex(self, match: re.Match[str]) -> DocumentMention:
        number = match.group(1)
        part = "附件" + DIGITS.get(number, number)
        doc_ids = tuple(d for d, parts in self._parts.items() if part in parts)
        return DocumentMention(start=match.start(), end=match.end(), doc_ids=doc_ids, part=part, is_genre=False)


def _in_other_title(folded: str, mention: DocumentMention) -> bool:
    """Whether a genre's name is the end of another document's title in 《》."""
    around = (t.span() for t in QUOTED_TITLE.finditer(folded) if t.start() < mention.start and mention.end < t.end())
    return any((start + 1, end - 1) != (mention.start, mention.end) for start, end in around)


def _within(span: tuple[int, int], taken: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in taken)


def _all_forms(collection: Collection) -> Iterable[tuple[str, str, str | None, bool]]:
    for document in collection.corpus.documents:
        for form, is_genre in _document_forms(document):
            yield form, document.doc_id, None, is_genre
    for section in collection.corpus.sections:
        if section.kind is SectionKind.ANNEX and section.num and section.heading:
            for form, is_genre in _part_forms(section):
                yield form, section.doc_id, "".join(section.num.split()), is_genre


def _document_forms(document: Document) -> Iterable[tuple[str, bool]]:
    if document.document_number:
        yield from _number_forms(fold_question(document.document_number))
    title = fold_question(document.title)
    subject = _subject(title)
    for form in {title, subject, PERIOD.sub("", subject), _without_place(PERIOD.sub("", subject))}:
        if len(form) >= 4:
            yield form, False
    for abbreviation in ABBREVIATION.findall(fold_question(document.text)):
        if PERIOD.sub("", subject).endswith(abbreviation[-2:]):
            yield abbreviation, False
    yield from ((form, False) for form in _spoken(_without_place(PERIOD.sub("", subject))))
    if document.issuer:
        yield from ((form, False) for form in _issued_by(fold_question(document.issuer)))
    genres = _genres(PERIOD.sub("", subject))
    yield from ((genre, True) for genre in genres or (("通知",) if title.endswith("通知") else ()))


def _spoken(subject: str) -> Iterable[str]:
    """A title as it is said: with one of its genre's names, and without words that many titles share."""
    genres = _genres(subject)
    stem = subject.removesuffix(genres[0]) if genres else ""
    stems = {stem}
    for word in GENERAL:
        stems |= {s.replace(word, "") for s in stems}
    yield from (s + g for s in sorted(stems) for g in genres if len(s) >= SHORTEST_STEM)


def _issued_by(issuer: str) -> Iterable[str]:
    """A document called by who issued it (市政府办公厅那份文件)."""
    office = issuer.replace("人民政府", "政府")
    names = {issuer, office, _without_place(issuer), _without_place(office), "市" + _without_place(office)}
    yield from (name + link + noun for name in sorted(names) for link in ISSUED for noun in ("通知", "文件"))


def _number_forms(number: str) -> Iterable[tuple[str, bool]]:
    match = NUMBER.search(number)
    if match is None:
        yield number, False
        return
    head, year, serial = match.groups()
    for form in (
        number,
        f"{head}{year}{serial}号",
        f"{head}{year}年{serial}号",
        f"{head}{year}-{serial}",
        f"{serial}号文",
        f"{head}{year}",
    ):
        yield form, False
    yield head, False


def _subject(title: str) -> str:
    """What a notice issues (所印发的文件), or the title itself."""
    quoted = re.search(r"《(.+?)》", title)
    if quoted:
        return quoted.group(1)
    issued = re.search(r"关于(?:印发|发布|公布|转发)(.+?)的通知", title)
    return issued.group(1) if issued else title


def _without_place(subject: str) -> str:
    return re.sub(r"^(?:[一-鿿]{2,6}?[省市区县])", "", subject)


def _genres(subject: str) -> tuple[str, ...]:
    longest = next((g for g in GENRES if subject.endswith(g)), None)
    if longest is None:
        return ()
    return tuple(g for g in GENRES if g in longest)


def _part_forms(section: Section) -> Iterable[tuple[str, bool]]:
    heading = re.sub(r"\(.*?\)$", "", fold_question(section.heading or ""))
    plain = PERIOD.sub("", heading)
    for form in {heading, plain, _without_place(plain)}:
        if len(form) >= 4:
            yield form, False
    yield from ((genre, True) for genre in PART_GENRES if plain.endswith(genre) or genre in _first_genre(plain))


def _first_genre(plain: str) -> tuple[str, ...]:
    found = next((g for g in PART_GENRES if plain.endswith(g)), "")
    return tuple(g for g in PART_GENRES if found.endswith(g))
