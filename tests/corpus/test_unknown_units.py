from __future__ import annotations

from pathlib import Path

import pytest

from corpus.units.registry import Register, open_register
from corpus.units.unknown_units import find_unknown_units

TEXTS = Path(__file__).parents[2] / "corpus" / "texts"


@pytest.fixture(scope="module")
def register() -> Register:
    return open_register()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市税务局负责什么", ("市税务局",)),
        ("北京市统计局有任务吗", ("北京市统计局",)),
        ("上海市教委牵头吗", ("上海市教委",)),
        ("海淀区教委做什么", ("海淀区教委",)),
        ("朝阳科协有哪些任务", ("朝阳科协",)),
        ("国家卫健委", ("国家卫健委",)),
        ("中国科学院", ("中国科学院",)),
        ("广东省气象局", ("广东省气象局",)),
        ("绵阳市教委", ("绵阳市教委",)),
        ("市发改委负责哪几项", ("市发改委",)),
        ("市住房和城乡建设委员会", ("市住房和城乡建设委员会",)),
        ("住建委呢", ("住建委",)),
        ("那税务局有几项", ("税务局",)),
        ("市审计局和市教委谁多", ("市审计局",)),
        ("市税务局、市统计局、市科协", ("市税务局", "市统计局")),
        ("市委政法委", ("市委政法委",)),
        ("市应急指挥办负责啥", ("市应急指挥办",)),
        ("市政协有多少项", ("市政协",)),
        ("市侨联", ("市侨联",)),
        ("市消防救援总队", ("市消防救援总队",)),
        ("市疾控中心", ("市疾控中心",)),
        ("北京市律师协会有哪些", ("北京市律师协会",)),
        ("清华大学负责哪些任务", ("清华大学",)),
        ("教育部", ("教育部",)),
        ("市 税务局", ("市 税务局".replace(" ", ""),)),
        ("市稅務局", ("市稅務局",)),
        ("市税务局和市税务局", ("市税务局",)),
        # misspelt, and still none of the register's
        ("市住建韦的活儿有哪些", ("市住建韦",)),
        ("市税物局", ("市税物局",)),
    ],
)
def test_unknown_unit(register: Register, text: str, expected: tuple[str, ...]) -> None:
    assert find_unknown_units(text, register) == expected


@pytest.mark.parametrize(
    "text",
    [
        "管理局势",
        "市场局面",
        "全部",
        "内部有哪些",
        "委员会是什么",
        "主责单位是谁",
        "各部门的分工",
        "哪个部门",
        "哪个委办局",
        "实验室",
        "科技馆之城",
        "市里由谁承办",
        "由谁主办",
        "全市格局",
        "文化部门",
        "市财政部门",
        "公安机关",
        "建立创新局面",
        "市民科学素质",
        "老年科技大学建设归谁",
        "首都大学生暑期社会实践活动",
        "大学生毒品预防教育推广计划",
        "北京科学中心展教综合实践活动",
        "首都图书馆",
        "来的人大多是老年人",
        "我市教育具有优势",
        "市科技举办了什么活动",
        # registered, whatever the form
        "市民政局",
        "市场监管局",
        "教委和科协",
        "市科学院",
        "中国科协",
        "海淀区有哪些",
        "市委市政府",
        "北京市规划和自然资源委员会",
        "",
    ],
)
def test_ordinary_words_and_known_units(register: Register, text: str) -> None:
    assert find_unknown_units(text, register) == ()


@pytest.mark.parametrize("path", sorted(TEXTS.glob("00*.txt")), ids=lambda path: path.name[:3])
def test_nothing_in_the_real_texts_is_unknown(register: Register, path: Path) -> None:
    assert find_unknown_units(path.read_text(encoding="utf-8"), register) == ()


def test_a_learned_unit_is_known(register: Register) -> None:
    larger = register.with_learned(["市税务局"], "北京市")
    assert find_unknown_units("市税务局负责什么", larger) == ()
