from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.units.registry import Register, open_register
from corpus.units.similar_names import correct_units

TEXTS = Path(__file__).parents[2] / "corpus" / "texts"


@pytest.fixture(scope="module")
def register() -> Register:
    return open_register()


@pytest.mark.parametrize(
    ("text", "found", "form"),
    [
        # homophones
        ("市教位负责哪些", "市教位", "市教委"),
        ("市气像局", "市气像局", "市气象局"),
        ("卫建委附件2有几项", "卫建委", "卫健委"),
        ("气像局有几项", "气像局", "气象局"),
        ("市农业农村句有几项", "市农业农村句", "市农业农村局"),
        ("市围生健康委", "市围生健康委", "市卫生健康委"),
        ("市妇连", "市妇连", "市妇联"),
        ("市园林绿化居", "市园林绿化居", "市园林绿化局"),
        ("市卫建委", "市卫建委", "市卫健委"),
        ("卫建委牵头的", "卫建委", "卫健委"),
        ("市工安局", "市工安局", "市公安局"),
        ("市国姿委", "市国姿委", "市国资委"),
        ("团市位", "团市位", "团市委"),
        ("市司发局有啥", "市司发局", "市司法局"),
        ("市军修安置事务中心", "市军修安置事务中心", "市军休安置事务中心"),
        ("市公园管里中心", "市公园管里中心", "市公园管理中心"),
        ("首都文名办", "首都文名办", "首都文明办"),
        ("市红十子会", "市红十子会", "市红十字会"),
        ("市科学技术协汇", "市科学技术协汇", "市科学技术协会"),
        ("市委社会工委市民正局", "市委社会工委市民正局", "市委社会工委市民政局"),
        ("市只是产权局", "市只是产权局", "市知识产权局"),
        # shapes
        ("市体肓局", "市体肓局", "市体育局"),
        ("市残朕", "市残朕", "市残联"),
        # one character wrong, missing, doubled; two exchanged
        ("市科技技术协会", "市科技技术协会", "市科学技术协会"),
        ("市规划与自然资源委员会", "市规划与自然资源委员会", "市规划和自然资源委员会"),
        ("市农业农局", "市农业农局", "市农业农村局"),
        ("市教教委", "市教教委", "市教委"),
        ("市卫健生康委", "市卫健生康委", "市卫生健康委"),
        # written in traditional characters
        ("市氣像局", "市氣像局", "市气象局"),
    ],
)
def test_correction(register: Register, text: str, found: str, form: str) -> None:
    corrections = correct_units(text, register)
    assert [(c.found, c.form) for c in corrections] == [(found, form)]
    assert text[corrections[0].start : corrections[0].end] == found


@pytest.mark.parametrize(
    "text",
    [
        # other bodies, near in sound or shape
        "市税务局",
        "市税物局",
        "税务局",
        "市统计局",
        "市审计局",
        "市发改委",
        "市侨联",
        "市社科院",
        "市农科院",
        "市体委",
        "市编办",
        "市政协",
        "市金融局",
        "市住建委",
        "海淀区教委",
        # right as it is
        "市民政局",
        "市科协",
        "市农委",
        "市教委和市科协是怎么分工的",
        "市妇联与市教委",
        "是教委负责吗",
        "市委市政府",
        # ordinary words
        "以城市管理为主题",
        "落实政府采购",
        "市民科学教育",
        "市体育部门",
        "市场联动",
        "国内国际市场联通",
        "我市商务具有优势",
        "应急协调",
        "农村居民",
        "健康危害",
        "市文化宫",
        "市科技馆",
        "市教育工会",
        "",
    ],
)
def test_left_alone(register: Register, text: str) -> None:
    assert correct_units(text, register) == ()


def test_several_in_one_question(register: Register) -> None:
    corrections = correct_units("市教位和市妇连谁牵头，市科协呢", register)
    assert [(c.start, c.end, c.form) for c in corrections] == [(0, 3, "市教委"), (4, 7, "市妇联")]
    assert [c.unit_id for c in corrections] == ["北京市/市教委", "北京市/市妇联"]


def test_every_registered_form_is_left_alone(register: Register) -> None:
    changed = [form for form in register.form_texts if correct_units(form, register)]
    assert changed == []


@pytest.mark.parametrize("path", sorted(TEXTS.glob("00*.txt")), ids=lambda path: path.name[:3])
def test_nothing_in_the_real_texts_is_corrected(register: Register, path: Path) -> None:
    sentences = re.split(r"[。\n]", path.read_text(encoding="utf-8"))
    assert [c for sentence in sentences for c in correct_units(sentence, register)] == []
