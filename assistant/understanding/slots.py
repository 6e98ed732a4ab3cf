"""Years, item numbers, figures and exclusions in a folded question (槽位)."""

from __future__ import annotations

import re

from corpus.records import Record

YEAR = re.compile(r"(?<!\d)(?<!\d{5}[-—–])((?:19|20)\d{2})(?!\d)(?:年(?:度|底|前|末)?)?")
SHORT_YEAR = re.compile(r"(?<!\d)([12]\d)年(?:度|底|前|末)?的?")
HANZI_YEAR = re.compile(r"二[〇零○][一二三][〇零○一二三四五六七八九]年")
SPOKEN_YEAR = re.compile(r"(?<![一二三四五六七八九十零〇])([二三])([零〇一二三四五六七八九])年")
ITEM = re.compile(
    r"第([一二三四五六七八九十百零\d]{1,4})(?:项|条|号|款)|(?:序号|编号|附件[一二12]的?第?)(\d{1,3})(?:项|条|号)?|(?<![\d·.共有多少约前])(\d{1,3})(?:项|条|号)(?=的?(?:是|讲|写|说|内容|由|归|谁|哪))"
)
PAIR = re.compile(
    r"(?<![\d.·])(\d{1,3})(?:项|条|号)?(?:和|跟|与|、|同)第?(\d{1,3})(?:项|条|号)?(?=题目|标题|这两|两[个项条]|有|的|同名|是|差)"
)
FIGURE = re.compile(
    r"(?<![\d第.·])(\d+(?:\.\d+)?(?:万|亿)?(?:余|多)?\s?(?:%|人次|人|个|家|项|条|所|名|场|次|类|章|件)|百分之[一二三四五六七八九十百零点\d]+|[一二三四五六七八九十百千两]+万(?:余|多)?(?:人次|人|个|家|名|项|所))"
)
EXCLUDED = re.compile(
    r"除(?:了|去|掉|开)?(?P<what>[^,，。?？]{1,30}?)(?:以外|之外|外|，|,|还)"
    r"|(?:去掉|剔除|刨去|扣除|扣掉|抛开|减去|撇开)(?P<without>[^,，。?？的]{1,20})"
    r"|不(?:算|含|包括|包含|要|看|涉及)(?P<other>[^,，。?？的]{2,16})"
    r"|(?<!有)没有(?P<absent>[^,，。?？的]{2,16}?)(?:参与|参加|负责)?的(?!吧|吗|么|嘛)"
)
HANZI_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}


class Slots(Record):
    """What was found; spans are places in the folded question, to be taken out of the topic."""

    years: tuple[int, ...]
    numbers: tuple[int, ...]
    figures: tuple[str, ...]
    excluded_spans: tuple[tuple[int, int], ...]
    spans: tuple[tuple[int, int], ...]


def find_slots(folded: str) -> Slots:
    """Find years, item numbers, figures and the stretches that are excluded (除了…以外)."""
    years = [(m.span(), int(m.group(1))) for m in YEAR.finditer(folded)]
    years += [(m.span(), 2000 + int(m.group(1))) for m in SHORT_YEAR.finditer(folded)]
    years += [
        (m.span(), 2000 + 10 * HANZI_DIGITS[m.group(1)] + HANZI_DIGITS[m.group(2)])
        for m in SPOKEN_YEAR.finditer(folded)
    ]
    years += [(m.span(), _hanzi_year(m.group())) for m in HANZI_YEAR.finditer(folded)]
    pairs = [(m.span(i), int(m.group(i))) for m in PAIR.finditer(folded) for i in (1, 2)]
    items = pairs + [(m.span(), parse_number(next(g for g in m.groups() if g))) for m in ITEM.finditer(folded)]
    figures = [
        (m.span(), m.group(1)) for m in FIGURE.finditer(folded) if not _overlaps(m.span(), [s for s, _ in items])
    ]
    excluded = [m.span(m.lastgroup or 0) for m in EXCLUDED.finditer(folded)]
    return Slots(
        years=tuple(dict.fromkeys(y for _, y in sorted(years))),
        numbers=tuple(dict.fromkeys(n for _, n in items if n)),
        figures=tuple(dict.fromkeys(f for _, f in figures)),
        excluded_spans=tuple(excluded),
        spans=tuple(span for span, _ in [*years, *items, *figures]),
    )


def parse_number(text: str) -> int:
    """Read a number up to 999 in Arabic or Chinese figures (八十三 → 83); 0 where it is none."""
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for character in text:
        if character in HANZI_DIGITS:
            digit = HANZI_DIGITS[character]
        elif character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
    return total + digit


def _two_digits(match: re.Match[str]) -> int:
    return 10 * HANZI_DIGITS[match.group(1)] + HANZI_DIGITS[match.group(2)]


def _hanzi_year(text: str) -> int:
    return int("".join(str(HANZI_DIGITS.get("零" if c == "○" else c, 0)) for c in text[:-1]))


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
