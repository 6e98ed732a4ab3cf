"""Mutation operators on the words of one line: each gives every changed text that it can make of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from assistant.answering.draft import Statement
from corpus.units.mentions import Mention, find_mentions
from tests.assistant.mutation.cases import Case

Edit = Callable[[Statement, Case, Random], Iterator[str]]

NEGATIONS = re.compile("不|未|没有|没|无|非|以外|除")
NEGATED = re.compile("由|有|列|是|在|写|给|达到|标明|开展|推动|为|共|涉及|相符|主责|符合")
STANCES = (
    *(("不是", "是"), ("是。", "不是。"), ("没有。", "有。"), ("最多", "最少"), ("最少", "最多"), ("其次", "最多")),
    *(("主责（牵头）单位是", "责任单位为"), ("的责任单位为", "的主责（牵头）单位是"), ("未标明牵头", "已标明牵头")),
    *(
        ("已达到的数，不是目标", "目标"),
        ("，目标）", "，每年的数）"),
        ("每年的数", "目标"),
        ("，目标）", "，已达到的数，不是目标）"),
    ),
    *(("共同的", "的"), ("以外", "在内"), ("的任务", "共同的任务"), ("只列", "列有"), ("多", "少"), ("少", "多")),
    *(("成文日期", "发布日期"), ("发布日期", "成文日期"), ("没有写明", "写明"), ("没有给出", "给出"), ("没有", "有")),
    *(("两家以上", "一家"), ("不同", "相同"), ("相同", "不同"), ("两者一样多", "两者不同"), ("一致", "不一致")),
    *(("由", "不由"), ("任务", "目标"), ("或", "和"), ("主责", "配合"), ("牵头", "配合"), ("责任单位", "主责单位")),
)
STATED = re.compile("由([^；。]+?)主责")
UNSTATED = re.compile("的责任单位为([^；。]+?)（未标明牵头）")
COMPARATORS = (
    *(("不少于", "不超过"), ("不低于", "不高于"), ("达到", "超过"), ("以上", "以下"), ("左右", "以上"), ("约", "近")),
    *(("超过", "不足"), ("余", "来"), ("多", ""), ("每年", "三年"), ("到20", "自20"), ("左右", ""), ("不少于", "")),
)
PLACE_FIGURE = re.compile(
    r"(?<=附件)\d+|(?<=第)\d+(?=[项条])|(?<=第)[一二三四五六七八](?=部分)|[一二三四五六七八](?=、（)"
)
NUMBER_OF_DOCUMENT = re.compile(r"〔(\d{4})〕(\d+)号")
NAMED = re.compile(r"“([^“”]{2,})”|《([^《》]{2,})》")
HAN = "科技普素质工程市民部门年度项目宣传教育"
BODY = re.compile(r"(?<=：).{6,}", re.DOTALL)
SENTENCES = re.compile(r"[^。；，]+[。；，]?")


def _replaced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _changed(pattern: re.Pattern[str], text: str, change: Callable[[str], tuple[str, ...]]) -> Iterator[str]:
    for m in pattern.finditer(text):
        for new in change(m.group()):
            yield _replaced(text, m.start(), m.end(), new)


def figure_off(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    yield from _changed(re.compile(r"\d+"), statement.text, lambda f: (str(int(f) + 1), str(max(int(f) - 1, 0))))


def figure_other(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    yield from _changed(re.compile(r"\d+(?:\.\d+)?"), statement.text, lambda f: (str(rng.randrange(2, 400)),))


def digit_dropped(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    yield from _changed(re.compile(r"\d"), statement.text, lambda f: ("",))


def _mentions(statement: Statement, case: Case) -> tuple[Mention, ...]:
    return find_mentions(statement.text, case.register)


def unit_swapped(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for m in _mentions(statement, case):
        yield _replaced(statement.text, m.start, m.end, rng.choice([u for u in case.unit_names if u != m.form]))


def unit_added(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for m in _mentions(statement, case):
        other = rng.choice([u for u in case.unit_names if u not in statement.text])
        yield _replaced(statement.text, m.end, m.end, "、" + other)
        yield _replaced(statement.text, m.start, m.start, other + "、")


def unit_dropped(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    text = statement.text
    for m in _mentions(statement, case):
        after, before = text[m.end : m.end + 1] == "、", text[: m.start].endswith("、")
        yield _replaced(text, m.start - (before and not after), m.end + after, "")


def unit_doubled(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for m in _mentions(statement, case):
        yield _replaced(statement.text, m.end, m.end, "、" + m.form)
        yield _replaced(statement.text, m.end, m.end, m.form)


def units_reordered(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for left, right in zip(_mentions(statement, case), _mentions(statement, case)[1:], strict=False):
        between = statement.text[left.end : right.start]
        yield _replaced(statement.text, left.start, right.end, right.form + between + left.form)


def title_character(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for m in NAMED.finditer(statement.text):
        start, end = m.span(m.lastindex or 0)
        for at in (start, end - 1, rng.randrange(start, end)):
            yield _replaced(statement.text, at, at + 1, "")
            yield _replaced(statement.text, at, at + 1, rng.choice(HAN))
            yield _replaced(statement.text, at, at, rng.choice(HAN))


def quote_cut_at_end(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for text, start, end in _quotes(statement):
        last = [m.start() for m in SENTENCES.finditer(text, start, end)][-1:]
        for cut in (end - 1, end - 2, end - 3, end - rng.randrange(1, end - start), *last):
            yield _replaced(text, cut, end, "")
            yield _replaced(text, cut, end, text[end - 1])


def quote_cut_at_start(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for text, start, end in _quotes(statement):
        second = [m.start() for m in SENTENCES.finditer(text, start, end)][1:2]
        for cut in (start + 1, start + 2, start + rng.randrange(1, end - start), *second):
            yield _replaced(text, start, cut, "")


def quote_cut_inside(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for text, start, end in _quotes(statement):
        for m in list(SENTENCES.finditer(text, start, end))[1:-1]:
            yield _replaced(text, m.start(), m.end(), "")


def quote_of_another_place(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for text, start, end in _quotes(statement):
        yield _replaced(text, start, end, rng.choice(case.collection.sentences).text)
        yield _replaced(text, start, end, rng.choice(case.collection.corpus.tasks).title)


def _quotes(statement: Statement) -> Iterator[tuple[str, int, int]]:
    """Where a line gives words of a text: behind its place, or before it in brackets."""
    text, bracket = statement.text, statement.text.rfind("（")
    for m in BODY.finditer(text):
        yield text, m.start(), m.end()
    if text.endswith("）") and bracket > 6 and statement.evidence:
        yield text, 0, bracket


def negation_removed(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    yield from _changed(NEGATIONS, statement.text, lambda f: ("",))


def negation_inserted(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for m in NEGATED.finditer(statement.text):
        yield _replaced(statement.text, m.start(), m.start(), rng.choice(("不", "未", "没")))


def stance_turned(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for old, new in STANCES:
        yield from _changed(re.compile(re.escape(old)), statement.text, lambda f, new=new: (new,))  # type: ignore[misc]
    for m in STATED.finditer(statement.text):
        yield _replaced(statement.text, m.start(), m.end(), f"的责任单位为{m.group(1)}（未标明牵头）")
    for m in UNSTATED.finditer(statement.text):
        yield _replaced(statement.text, m.start(), m.end(), f"由{m.group(1)}主责")


def year_changed(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    yield from _changed(
        re.compile(r"(?<!\d)20\d\d(?!\d)"), statement.text, lambda f: (str(int(f) + 1), str(int(f) - 1), f[2:])
    )


def comparator_changed(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for old, new in COMPARATORS:
        yield from _changed(re.compile(re.escape(old)), statement.text, lambda f, new=new: (new,))  # type: ignore[misc]


def document_number_altered(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for m in NUMBER_OF_DOCUMENT.finditer(statement.text):
        year, number = int(m.group(1)), int(m.group(2))
        for new in (f"〔{year - 1}〕{number}号", f"〔{year}〕{number + 1}号", f"〔{year}〕号", f"（{year}）{number}号"):
            yield _replaced(statement.text, m.start(), m.end(), new)


def locator_altered(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    han = "一二三四五六七八"
    yield from _changed(
        PLACE_FIGURE,
        statement.text,
        lambda f: (str(int(f) + 1), str(int(f) + 100)) if f.isdigit() else (han[han.index(f) - 1],),
    )


def word_dropped(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for length in (1, 2, 3):
        for at in range(len(statement.text) - length + 1):
            yield _replaced(statement.text, at, at + length, "")


def word_doubled(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for at in range(len(statement.text) - 1):
        yield _replaced(statement.text, at, at, statement.text[at : at + 2])


def word_changed(statement: Statement, case: Case, rng: Random) -> Iterator[str]:
    for at in range(len(statement.text)):
        yield _replaced(statement.text, at, at + 1, rng.choice(HAN))


EDITS: dict[str, Edit] = {
    "figure off by one": figure_off,
    "figure changed": figure_other,
    "digit dropped": digit_dropped,
    "unit swapped": unit_swapped,
    "unit added": unit_added,
    "unit dropped": unit_dropped,
    "unit doubled": unit_doubled,
    "units reordered": units_reordered,
    "title changed by a character": title_character,
    "quote cut at its end": quote_cut_at_end,
    "quote cut at its start": quote_cut_at_start,
    "quote cut inside": quote_cut_inside,
    "quote of another place": quote_of_another_place,
    "negation removed": negation_removed,
    "negation inserted": negation_inserted,
    "stance turned": stance_turned,
    "year changed": year_changed,
    "comparator changed": comparator_changed,
    "document number altered": document_number_altered,
    "locator altered": locator_altered,
    "word dropped": word_dropped,
    "word doubled": word_doubled,
    "word changed": word_changed,
}
