from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from corpus.records import Role, Sureness
from corpus.units.registry import Register, open_register
from corpus.units.unitlists import is_unit_list, list_is_open, parse_unit_list, unread_parts

NOTICE = Path(__file__).parents[2] / "corpus" / "texts" / "000_b8b4a31499fe38d2.txt"


@pytest.fixture(scope="module")
def register() -> Register:
    return open_register()


def names(text: str, register: Register) -> list[str]:
    return [unit.name for unit in parse_unit_list(text, register)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市妇联、市教委", ["市妇联", "市教委"]),
        ("市妇联、市教委，各成员单位", ["市妇联", "市教委", "各成员单位"]),
        ("市科协,市教委;市妇联", ["市科协", "市教委", "市妇联"]),
        ("市教委/市科协", ["市教委", "市科协"]),
        ("市科委、中关村管委会", ["市科委、中关村管委会"]),
        ("市科委中关村管委会、市教委", ["市科委、中关村管委会", "市教委"]),
        ("市科委、市地震局", ["市科委、中关村管委会", "市地震局"]),
        ("市社科联、市社科规划办", ["市社科联、市社科规划办"]),
        ("市水务局、市社科联", ["市水务局", "市社科联、市社科规划办"]),
        ("市委社会工委市民政局、市科协", ["市委社会工委市民政局", "市科协"]),
        ("市应急管理局、北科院、组织部", ["市应急局", "市科研院", "市委组织部"]),
        ("市研究院，各成员单位", ["市研究院", "各成员单位"]),
        ("市科协、各区纲要实施办(科协)", ["市科协", "各区纲要实施办（科协）"]),
        ("各区爱卫会，市爱卫会各成员单位", ["各区爱卫会", "市爱卫会各成员单位"]),
        ("市地震局、中国地质大学(北京)", ["市地震局", "中国地质大学(北京)"]),
        ("市水务局(北京水利学会)、市科协", ["市水务局", "市科协"]),
        # printed twice counts once, where it stands first
        ("市市场监管局、市水务局、市市场监管局", ["市市场监管局", "市水务局"]),
        ("市科委、市科委、中关村管委会", ["市科委、中关村管委会"]),
        # 和 parts two names, and lies within others
        ("市科协和市教委", ["市科协", "市教委"]),
        ("市文化和旅游局和市科协", ["市文旅局", "市科协"]),
        ("国家发展改革委和财政部、住房和城乡建设部", ["国家发展改革委", "财政部", "住房和城乡建设部"]),
        ("市教委以及市科协", ["市教委", "市科协"]),
        ("市教委会同市科协负责", ["市教委", "市科协"]),
        # open lists
        ("市妇联、市委宣传部、首都文明办等部门", ["市妇联", "市委宣传部", "首都文明办"]),
        ("市教委、市司法局等成员单位、各区", ["市教委", "市司法局", "各区"]),
        ("文化和旅游部等和各有关省级人民政府负责", ["文化和旅游部", "各有关省级人民政府"]),
        # line breaks and spaces
        ("市\n\n委组织部、市科协", ["市委组织部", "市科协"]),
        ("市教委\n市科协", ["市教委", "市科协"]),
        ("市教委 市税务局 市科协", ["市教委", "市税务局", "市科协"]),
        ("市 教 委、 市科协 ", ["市教委", "市科协"]),
        # names that no register knows
        ("市税务局、市统计局", ["市税务局", "市统计局"]),
        ("体育总局、北京冬奥组委", ["体育总局", "北京冬奥组委"]),
        ("市教委、各街道（乡镇）", ["市教委", "各街道"]),
        ("市发展和改革委员会和市教委", ["市发展和改革委员会", "市教委"]),
        ("公安部、工业和信息化部、空管委办公室负责", ["公安部", "工业和信息化部", "空管委办公室"]),
        ("", []),
    ],
)
def test_names_in_printed_order(register: Register, text: str, expected: list[str]) -> None:
    assert names(text, register) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市教委、市科协", [("市教委", None), ("市科协", None)]),
        ("市教委牵头", [("市教委", Role.LEAD)]),
        (
            "市科协牵头，市教委、市税务局配合",
            [("市科协", Role.LEAD), ("市教委", Role.SUPPORT), ("市税务局", Role.SUPPORT)],
        ),
        (
            "市教委牵头，各区、市财政局按职责分工负责",
            [("市教委", Role.LEAD), ("各区", Role.RESPONSIBLE), ("市财政局", Role.RESPONSIBLE)],
        ),
        ("生态环境部牵头，住房城乡建设部参与", [("生态环境部", Role.LEAD), ("住房城乡建设部", Role.SUPPORT)]),
        ("由市科协负责", [("市科协", Role.RESPONSIBLE)]),
        ("责任单位：市教委、市科协", [("市教委", Role.RESPONSIBLE), ("市科协", Role.RESPONSIBLE)]),
        ("主责单位：市教委", [("市教委", Role.MAIN)]),
        (
            "牵头单位：市教委；配合单位：市科协、市妇联",
            [("市教委", Role.LEAD), ("市科协", Role.SUPPORT), ("市妇联", Role.SUPPORT)],
        ),
        ("牵头单位：市教委\n配合单位：市科协", [("市教委", Role.LEAD), ("市科协", Role.SUPPORT)]),
        ("市教委（牵头）、市科协", [("市教委", Role.LEAD), ("市科协", None)]),
        ("（责任单位：市税务局、各区政府）", [("市税务局", Role.RESPONSIBLE), ("各区人民政府", Role.RESPONSIBLE)]),
    ],
)
def test_roles(register: Register, text: str, expected: list[tuple[str, Role | None]]) -> None:
    assert [(unit.name, unit.role) for unit in parse_unit_list(text, register)] == expected


def test_offsets_point_at_the_printed_names(register: Register) -> None:
    text = "项目（市科委、中关村管委会、市\n委组织部，市水务局（北京水利学会））"
    start = text.index("（") + 1
    units = parse_unit_list(text[start:-1], register, start=start)
    assert [text[unit.start : unit.end] for unit in units] == ["市科委、中关村管委会", "市\n委组织部", "市水务局"]
    assert [unit.printed for unit in units] == ["市科委、中关村管委会", "市委组织部", "市水务局"]
    assert [unit.remark for unit in units] == [None, None, "北京水利学会"]


def test_unknown_name_is_learned_as_printed(register: Register) -> None:
    (unit,) = parse_unit_list("市税务局", register.within("上海市"))
    assert (unit.unit_id, unit.name, unit.sureness) == ("上海市/市税务局", "市税务局", Sureness.LEARNED)
    larger = register.with_learned([unit.name], "上海市")
    assert larger.unit(unit.unit_id).name == "市税务局"


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("市教委、科学传播活动", ["科学传播活动"]),
        ("所、站", ["所", "站"]),
        ("市教委、市科协", []),
        ("志愿者", ["志愿者"]),
    ],
)
def test_what_is_no_name_is_not_lost(register: Register, text: str, unread: list[str]) -> None:
    assert [part.text for part in unread_parts(text, register)] == unread


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市科协", True),
        ("各成员单位", True),
        ("各区", True),
        ("各成员单位、各区", True),
        ("市税务局", True),
        ("市统计局、国家税务总局", True),
        ("体育总局负责", True),
        ("组织部", True),
        ("市教委、科协", True),
        ("市税务局、市级有关部门", True),
        ("全国总工会、共青团中央等负责", True),
        ("市科协、首都图书馆", True),
        ("科技馆、博物馆", False),
        ("科协", False),
        ("志愿者", False),
        ("所、站", False),
        ("北京赛区", False),
        ("集团", False),
        ("一", False),
        ("示范性", False),
        ("市各部门", False),
        ("专项、基金等", False),
        ("北京市科学技术协会代章", False),
        ("以下简称《北京科学素质纲要》", False),
        ("2021—2035 年", False),
        ("国际天文奥赛", False),
        ("", False),
    ],
)
def test_is_unit_list(register: Register, text: str, expected: bool) -> None:
    assert is_unit_list(text, register) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市妇联、首都文明办等部门", True),
        ("市司法局等成员单位、各区", True),
        ("农业农村部等负责", False),
        ("农业农村部等，各区", True),
        ("市教委等单位", True),
        ("市教委、市高等法院", False),
        ("市教委", False),
    ],
)
def test_list_is_open(text: str, expected: bool) -> None:
    assert list_is_open(text) is expected


# The real notice, read a second time in the plainest way.

JOINED = {
    "市科委、中关村管委会": "市科委中关村管委会",
    "市社科联、市社科规划办": "市社科联市社科规划办",
}
CANONICAL = {
    "市科委中关村管委会": "市科委、中关村管委会",
    "市科委": "市科委、中关村管委会",
    "市社科联市社科规划办": "市社科联、市社科规划办",
    "市社科联": "市社科联、市社科规划办",
    "北科院": "市科研院",
    "市科学院": "市科研院",
    "市科科院": "市科研院",
    "市市场局": "市市场监管局",
    "市人社局": "市人力社保局",
    "市应急管理局": "市应急局",
    "组织部": "市委组织部",
    "文明办": "首都文明办",
    "市规划和自然资源委员会": "市规自委",
    "市交通委员会": "市交通委",
    "各区纲要实施办(科协)": "各区纲要实施办（科协）",
    "市水务局(北京水利学会)": "市水务局",
}


def plainly(text: str) -> list[str]:
    text = re.sub(r"\s|等部门|等成员单位", "", text)
    for name, joined in JOINED.items():
        text = text.replace(name, joined)
    return list(dict.fromkeys(CANONICAL.get(name, name) for name in re.split("[、，]", text)))


@pytest.fixture(scope="module")
def cells() -> list[str]:
    text = re.sub(r"</?u>", "", NOTICE.read_text(encoding="utf-8"))
    rows = re.findall(r"(?m)^(?:[^\t\n]*\t)?(\d+) ?✓?\t[^\t\n]+\t([^\t\n]+)\t?$", text)
    assert [int(number) for number, _ in rows] == list(range(1, 262))
    return [cell for _, cell in rows]


@pytest.fixture(scope="module")
def brackets(register: Register) -> list[str]:
    text = NOTICE.read_text(encoding="utf-8")
    annex = text[text.index("一、大力弘扬科学家精神") : text.index("附件 2")]
    return [words for words in re.findall(r"[（(]([^（）()]*)[)）]", annex) if is_unit_list(words, register)]


def test_every_cell_of_the_real_table(register: Register, cells: list[str]) -> None:
    assert [names(cell, register) for cell in cells] == [plainly(cell) for cell in cells]
    assert [part for cell in cells for part in unread_parts(cell, register)] == []


def test_every_bracket_list_of_the_real_annex(register: Register, brackets: list[str]) -> None:
    assert len(brackets) == 59
    assert [names(words, register) for words in brackets] == [plainly(words) for words in brackets]
    assert [part for words in brackets for part in unread_parts(words, register)] == []


def test_nothing_in_the_real_lists_is_learned(register: Register, cells: list[str], brackets: list[str]) -> None:
    units = [unit for text in (*cells, *brackets) for unit in parse_unit_list(text, register)]
    assert [unit.printed for unit in units if unit.sureness is Sureness.LEARNED] == []


def test_counts_of_the_real_table(register: Register, cells: list[str]) -> None:
    """The same cells counted without any splitting."""
    counts = Counter(name for cell in cells for name in names(cell, register))
    text = "\n".join(cells)
    assert counts["市文物局"] == text.count("市文物局")
    assert counts["市教委"] == text.count("市教委")
    assert counts["市科研院"] == sum(map(text.count, ("市科学院", "市科科院", "北科院", "市科研院")))
    assert counts["市科委、中关村管委会"] == text.count("市科委")
    assert sum(list_is_open(cell) for cell in cells) == 1


def test_remark_of_the_real_table(register: Register, cells: list[str]) -> None:
    (unit,) = parse_unit_list(cells[67], register)
    assert (unit.name, unit.remark) == ("市水务局", "北京水利学会")
