from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corpus.records import Sureness
from corpus.units.mentions import find_mentions
from corpus.units.registry import Register, open_register

TEXTS = Path(__file__).parents[2] / "corpus" / "texts"


@pytest.fixture(scope="module")
def register() -> Register:
    return open_register()


def found(text: str, register: Register) -> list[tuple[str, str]]:
    return [(mention.form, mention.name) for mention in find_mentions(text, register)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # bodies, joint bodies, groups
        ("市教委有哪些任务", [("市教委", "市教委")]),
        ("北京市教育委员会负责什么", [("北京市教育委员会", "市教委")]),
        ("市科委、中关村管委会今年的任务", [("市科委、中关村管委会", "市科委、中关村管委会")]),
        ("市科委和中关村管委会今年的任务", [("市科委和中关村管委会", "市科委、中关村管委会")]),
        ("市科委跟市教委谁多", [("市科委", "市科委、中关村管委会"), ("市教委", "市教委")]),
        ("市委社会工委市民政局", [("市委社会工委市民政局", "市委社会工委市民政局")]),
        ("市社科联、市社科规划办有几项", [("市社科联、市社科规划办", "市社科联、市社科规划办")]),
        ("除了各成员单位", [("各成员单位", "各成员单位")]),
        # the longest form wins
        (
            "各区纲要实施办（科协）、市科协",
            [("各区纲要实施办（科协）", "各区纲要实施办（科协）"), ("市科协", "市科协")],
        ),
        ("各区纲要实施办(科协)256", [("各区纲要实施办(科协)", "各区纲要实施办（科协）")]),
        ("市委组织部", [("市委组织部", "市委组织部")]),
        ("市委市政府", [("市委", "市委"), ("市政府", "市政府")]),
        ("北京市科协“卓越工程师”成长计划", [("北京市科协", "市科协")]),
        ("石景山区政府", [("石景山区政府", "石景山区")]),
        ("中国科协的指导", [("中国科协", "中国科协")]),
        # spoken forms in questions
        ("教委负责哪些", [("教委", "市教委")]),
        ("科协的任务", [("科协", "市科协")]),
        ("那市科协呢", [("市科协", "市科协")]),
        ("今年科协同教委一起做的", [("科协", "市科协"), ("教委", "市教委")]),
        ("老年人防诈骗归公安管吗", [("公安", "市公安局")]),
        ("公安有几项", [("公安", "市公安局")]),
        ("团委有哪些活儿", [("团委", "团市委")]),
        ("组织部有几项", [("组织部", "市委组织部")]),
        ("文旅局卫健委气象局都有啥", [("文旅局", "市文旅局"), ("卫健委", "市卫生健康委"), ("气象局", "市气象局")]),
        ("亦庄负责哪些", [("亦庄", "经开区")]),
        ("城市管理委负责什么", [("城市管理委", "市城市管理委")]),
        ("北京教委管什么", [("北京教委", "市教委")]),
        # untidy input
        ("市 科 协", [("市科协", "市科协")]),
        ("市\n\n委组织部", [("市委组织部", "市委组织部")]),
        ("市衛生健康委員會有哪些任務", [("市衛生健康委員會", "市卫生健康委")]),
        ("市教委\n市科协\t255", [("市教委", "市教委"), ("市科协", "市科协")]),
    ],
)
def test_mention(register: Register, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, register) == expected


@pytest.mark.parametrize(
    "text",
    [
        "海淀区教委做什么",
        "区教委",
        "上海市教委牵头吗",
        "绵阳市教委",
        "国家卫健委",
        "全国妇联",
        "市税务局",
        "市委政法委",
        "全市教委系统",
        "市教委系统",
        "老科协",
        "公安机关",
        "公安部门",
        "公安大学",
        "社团委托",
        "宣传部门",
        "组织部署工作",
        "职工会议",
        "首都图书馆",
        "北京城市图书馆",
        "城市管理",
        "石景山游乐园",
        "亦庄线",
        "京纲要办发",
        "文体教育委员会",
        "科研院所",
        "高校科协",
        "文明办法",
        "",
    ],
)
def test_no_mention(register: Register, text: str) -> None:
    assert found(text, register) == []


@pytest.mark.parametrize(
    ("text", "start", "end"), [("请问市教委呢", 2, 5), ("由市\n\n委组织部负责", 1, 8), ("\u3000市 科 协 ", 1, 6)]
)
def test_span_covers_the_printed_name(register: Register, text: str, start: int, end: int) -> None:
    (mention,) = find_mentions(text, register)
    assert (mention.start, mention.end) == (start, end)


def test_sureness_is_the_forms(register: Register) -> None:
    sureness = [mention.sureness for mention in find_mentions("市科研院、北科院、市科学院、教委", register)]
    assert sureness == [Sureness.EXACT, Sureness.CERTAIN, Sureness.STRONG, Sureness.NEAR_CERTAIN]


def test_shared_name_means_the_home_unit(register: Register) -> None:
    larger = register.with_learned(["市教委"], "上海市")
    assert [mention.unit_id for mention in find_mentions("市教委", larger)] == ["北京市/市教委"]
    assert [mention.unit_id for mention in find_mentions("市教委", larger.within("上海市"))] == ["上海市/市教委"]


def test_every_mention_in_the_two_texts_is_a_units(register: Register) -> None:
    """Spoken forms stand nowhere in the texts; what is printed there is a form with a place, or one of these."""
    bare = Counter[str]()
    for path in sorted(TEXTS.glob("00*.txt")):
        for mention in find_mentions(path.read_text(encoding="utf-8"), register):
            if mention.sureness is Sureness.NEAR_CERTAIN or not mention.form.startswith(("市", "北京", "各")):
                bare[mention.form] += 1
    expected = {
        "团市委",
        "首都文明办",
        "经开区",
        "石景山区",
        "平谷区",
        "中国科协",
        "中国地质大学(北京)",
        "文明办",
        "组织部",
    }
    expected |= {
        "北科院",
        "国务院",
        "党中央",
        "全国纲要实施办",
        "老科学技术工作者总会",
        "老科总",
        "科协",
        "市社科联",
        "市科委",
    }
    expected |= {"成员单位"}
    assert set(bare) <= expected
