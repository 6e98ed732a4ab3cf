"""What a document's own text says about it (公文要素, GB/T 9704): title, number, issuer, addressee, dates, period.

Read from the head of the text, where the standard puts them; what the text does not state is None.
"""

from __future__ import annotations

import re
from datetime import date

from corpus.records import Level, Record

HEAD_LENGTH = 3000
"""How many characters from the start are looked at: letterhead, notice and signature lie there."""

_HAN = "\u4e00-\u9fff〇"
_KINDS = "通知|意见|决定|决议|通告|公告|公报|命令|批复|报告|请示|函|纪要|办法|方案|规定"
_NOTICE_TITLE = re.compile(rf"^[^\n。；，：:《]{{0,60}}关于[^。；]{{2,150}}?的(?:{_KINDS})(?!\s*[》”])", re.MULTILINE)
_NUMBER = re.compile(
    rf"(?P<word>[{_HAN}]{{2,16}})\s*[〔［\[（(【]\s*(?P<year>(?:19|20)\d{{2}})\s*[〕］\]）)】]\s*第?\s*(?P<n>\d+)\s*号"
    r"(?!\s*(?:文件|精神|规定|要求|文|的|和|及|[，、）)》]))"
)
_CITES = re.compile(r"^(?:按照|依照|根据|依据|贯彻|落实|参照|执行|转发|印发)")
_DATE = re.compile(
    r"(?P<year>(?:19|20)\d{2}|[一二][〇○零Ｏ一二三四五六七八九]{3})\s*[-年./]\s*"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[-月./]\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?"
)
_ISSUED_LABEL = re.compile(r"(?:发布|公布|印发)(?:日期|时间)\s*[:：]\s*")
_SIGNED_LABEL = re.compile(r"成文日期\s*[:：]\s*")
_SIGNER = re.compile(rf"^(?![经由自据在])[{_HAN}、]{{1,40}}(?:院|厅|局|委|会|办|室|政府|部|署)$")
_YEARS = re.compile(r"(20\d{2})\s*年?\s*[-—–－~～至到]{1,2}\s*(20\d{2})\s*年")
_ONE_YEAR = re.compile(r"(20\d{2})\s*年(?:度|(?!\s*\d+\s*月))")
_FIVE_YEARS = re.compile(r"第十([一二三四五六七八九])个五年|十([一二三四五六七八九])五[”\"规时]")
_DISTRICT = re.compile(rf"^[{_HAN}]{{2,4}}?市[{_HAN}]{{1,5}}?(?:区|县)")
_CITY = re.compile(rf"^(?:[{_HAN}]{{2,3}}省|[{_HAN}]{{2,6}}自治区)?(?P<city>[{_HAN}]{{2,4}}?市)")
_PROVINCE = re.compile(rf"^(?:[{_HAN}]{{2,3}}省|[{_HAN}]{{2,6}}自治区)")
_STATE = re.compile(rf"^(?:国务院|中共中央|全国|国家|中华人民共和国|最高人民|[{_HAN}]{{2,8}}部(?:办公厅)?$)")
_DIGITS = "〇一二三四五六七八九"


class Metadata(Record):
    """Elements of a document that its text states; None where it does not."""

    title: str | None
    document_number: str | None
    issuer: str | None
    addressee: str | None
    jurisdiction: str | None
    level: Level | None
    signed: date | None
    issued: date | None
    period: tuple[int, int] | None


def extract_metadata(text: str) -> Metadata:
    """Read the elements of a document (公文要素) out of the head of its text."""
    head = text[:HEAD_LENGTH]
    title = _find_title(head)
    number, number_end = _find_number(head)
    signer, signed = _find_signature(head)
    issuer = _issuer_in_title(title) or signer
    place, level = _find_place(issuer or title or "")
    return Metadata(
        title=title,
        document_number=number,
        issuer=issuer,
        addressee=_find_addressee(head[number_end:]),
        jurisdiction=place,
        level=level,
        signed=_labelled_date(_SIGNED_LABEL, head) or signed,
        issued=_labelled_date(_ISSUED_LABEL, head),
        period=find_period(title or ""),
    )


def tidy(text: str) -> str:
    """Take out the white space beside Chinese characters, digits and marks; between Latin words one space stays."""
    return re.sub(r"(?<![A-Za-z]) | (?![A-Za-z])", "", re.sub(r"\s+", " ", text.strip()))


def find_period(title: str) -> tuple[int, int] | None:
    """Give the years that a title says its document plans for (规划期): 2021—2035年, “十四五”, 2023年."""
    if years := _YEARS.search(title):
        return int(years[1]), int(years[2])
    if plan := _FIVE_YEARS.search(title):
        first = 2011 + 5 * (_DIGITS.index(plan[1] or plan[2]) - 2)
        return first, first + 4
    if year := _ONE_YEAR.search(title):
        return int(year[1]), int(year[1])
    return None


def _find_title(head: str) -> str | None:
    """Give the title of a notice (关于…的通知), else the lines that the text begins with."""
    if notice := _NOTICE_TITLE.search(head):
        return tidy(notice[0])
    lines: list[str] = []
    for line in head.strip().splitlines():
        if not line.strip() or len(line) > 60 or re.search(r"[。；：:]|\d{4}\s*年\s*\d|目\s*录", line):
            break
        lines.append(line)
    return tidy("".join(lines[:3])) or None


def _find_number(head: str) -> tuple[str | None, int]:
    """Give the document number (发文字号) with 〔〕 and where it ends; a number cited in running text is not one."""
    for found in _NUMBER.finditer(head):
        word = re.split(rf"(?:{_KINDS}|文件|字号)(?=[{_HAN}])", found["word"])[-1]
        before = head[: found.start()][-1:]
        begins = word != found["word"] or not before or before.isspace() or before.isdigit() or before in ":："
        if begins and "。" not in head[: found.start()] and not _CITES.match(word):
            return f"{word}〔{found['year']}〕{found['n']}号", found.end()
    return None, 0


def _find_signature(head: str) -> tuple[str | None, date | None]:
    """Give the issuer and the date of the first signature (发文机关署名, 成文日期): a body's name, then a date."""
    for found in _DATE.finditer(head):
        before = re.sub(r"[（(][^（()）]*代章[)）]\s*$", "", head[: found.start()].rstrip()).rstrip()
        signer = re.sub(r"\s", "", re.split(r"[。，；：:》”)）\n]", before)[-1])
        signed = _read_date(found)
        if signed and _SIGNER.match(signer):
            return signer, signed
    return None, None


def _labelled_date(label: re.Pattern[str], head: str) -> date | None:
    found = label.search(head)
    value = _DATE.match(head, found.end()) if found else None
    return _read_date(value) if value else None


def _read_date(found: re.Match[str]) -> date | None:
    """Give the date of a match, None where the calendar has no such day."""
    try:
        return date(*(_read_number(found[name]) for name in ("year", "month", "day")))
    except ValueError:
        return None


def _read_number(printed: str) -> int:
    """Read 2011, 二○一一, 十二 or 二十五."""
    printed = re.sub("[○零Ｏ]", "〇", printed)
    if printed.isascii():
        return int(printed)
    if "十" not in printed:
        return int("".join(str(_DIGITS.index(digit)) for digit in printed))
    tens, _, ones = printed.partition("十")
    return 10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0)


def _find_addressee(rest: str) -> str | None:
    """Give the line before the first colon (主送机关), where no sentence ends before it."""
    found = re.match(r"[^。：:]{2,200}[：:]", rest.lstrip())
    line = found[0].splitlines()[-1].rstrip("：:") if found else ""
    return tidy(line) or None


def _issuer_in_title(title: str | None) -> str | None:
    issuer = (title or "").partition("关于")[0]
    return issuer if _SIGNER.match(issuer) else None


def _find_place(name: str) -> tuple[str | None, Level | None]:
    """Give the jurisdiction and level that the name of an issuer, or a title, begins with."""
    if _STATE.match(name):
        return "全国", Level.STATE
    if district := _DISTRICT.match(name):
        return district[0], Level.DISTRICT
    if city := _CITY.match(name):
        return city["city"], Level.CITY
    if province := _PROVINCE.match(name):
        return province[0], Level.PROVINCE
    return None, None
