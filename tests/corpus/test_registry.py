from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from corpus.errors import CatalogueError
from corpus.records import Sureness, UnitKind
from corpus.units.registry import Register, open_register, register_of

GROUPS = ("各成员单位", "各区", "各区纲要实施办（科协）", "各区爱卫会", "市爱卫会各成员单位")


@pytest.fixture(scope="module")
def register() -> Register:
    return open_register()


@pytest.mark.parametrize(
    ("form", "name", "sureness"),
    [
        ("市教委", "市教委", Sureness.EXACT),
        ("北京市教育委员会", "市教委", Sureness.EXACT),
        ("北京市教委", "市教委", Sureness.CERTAIN),
        ("市教育委员会", "市教委", Sureness.CERTAIN),
        ("教委", "市教委", Sureness.NEAR_CERTAIN),
        ("北京教委", "市教委", Sureness.NEAR_CERTAIN),
        ("北京市卫健委", "市卫生健康委", Sureness.CERTAIN),
        ("北京市科委", "市科委、中关村管委会", Sureness.NEAR_CERTAIN),
        ("北京市科委、中关村管委会", "市科委、中关村管委会", Sureness.CERTAIN),
        # the table of known faults
        ("市科委中关村管委会", "市科委、中关村管委会", Sureness.CERTAIN),
        ("市科委", "市科委、中关村管委会", Sureness.NEAR_CERTAIN),
        ("科委", "市科委、中关村管委会", Sureness.NEAR_CERTAIN),
        ("中关村管委会", "市科委、中关村管委会", Sureness.NEAR_CERTAIN),
        ("北科院", "市科研院", Sureness.CERTAIN),
        ("市科学院", "市科研院", Sureness.STRONG),
        ("市科科院", "市科研院", Sureness.STRONG),
        ("市研究院", "市研究院", Sureness.EXACT),
        ("市市场局", "市市场监管局", Sureness.CERTAIN),
        ("市人社局", "市人力社保局", Sureness.CERTAIN),
        ("市应急管理局", "市应急局", Sureness.CERTAIN),
        ("组织部", "市委组织部", Sureness.CERTAIN),
        ("文明办", "首都文明办", Sureness.CERTAIN),
        ("市规划和自然资源委员会", "市规自委", Sureness.CERTAIN),
        ("市交通委员会", "市交通委", Sureness.CERTAIN),
        ("北京市科协", "市科协", Sureness.CERTAIN),
        ("市社科联", "市社科联、市社科规划办", Sureness.NEAR_CERTAIN),
        ("市民政局", "市委社会工委市民政局", Sureness.NEAR_CERTAIN),
        # what staff say
        ("卫健委", "市卫生健康委", Sureness.NEAR_CERTAIN),
        ("市卫健委", "市卫生健康委", Sureness.CERTAIN),
        ("市场局", "市市场监管局", Sureness.NEAR_CERTAIN),
        ("市监局", "市市场监管局", Sureness.NEAR_CERTAIN),
        ("气象局", "市气象局", Sureness.NEAR_CERTAIN),
        ("团委", "团市委", Sureness.NEAR_CERTAIN),
        ("工会", "市总工会", Sureness.NEAR_CERTAIN),
        ("亦庄", "经开区", Sureness.NEAR_CERTAIN),
        ("经开区管委会", "经开区", Sureness.CERTAIN),
        ("北京经济技术开发区管理委员会", "经开区", Sureness.EXACT),
        ("经信局", "市经信局", Sureness.NEAR_CERTAIN),
        ("规自委", "市规自委", Sureness.NEAR_CERTAIN),
        ("中国地质大学（北京）", "中国地质大学(北京)", Sureness.EXACT),
        # folding
        ("市 教委", "市教委", Sureness.EXACT),
        ("市衛生健康委", "市卫生健康委", Sureness.EXACT),
    ],
)
def test_form_stands_for_unit(register: Register, form: str, name: str, sureness: Sureness) -> None:
    found = register.by_form(form)
    assert [(register.unit(entry.unit_id).name, entry.sureness) for entry in found] == [(name, sureness)]


@pytest.mark.parametrize("form", ["市税务局", "委宣传部", "政府", "科普", ""])
def test_other_words_are_no_forms(register: Register, form: str) -> None:
    assert register.by_form(form) == ()


@pytest.mark.parametrize("form", ["北科院", "市科学院", "市科科院", "文明办", "市科委", "市社科联", "市人社局"])
def test_inferred_form_gives_its_ground(register: Register, form: str) -> None:
    ground = register.by_form(form)[0].ground
    assert ground is not None
    assert len(ground) >= 8


def test_weak_inference_stays_a_unit_of_its_own(register: Register) -> None:
    unit = register.by_name("市研究院")
    assert unit is not None
    assert (unit.name, unit.perhaps) == ("市研究院", "市科研院")


@pytest.mark.parametrize("name", GROUPS)
def test_groups_are_not_bodies(register: Register, name: str) -> None:
    unit = register.by_name(name)
    assert unit is not None
    assert unit.kind is UnitKind.GROUP


@pytest.mark.parametrize("name", ["市科委、中关村管委会", "市社科联、市社科规划办", "市委社会工委市民政局"])
def test_joint_bodies(register: Register, name: str) -> None:
    unit = register.by_name(name)
    assert unit is not None
    assert unit.kind is UnitKind.JOINT


def test_register_is_closed_and_frozen(register: Register) -> None:
    with pytest.raises(ValidationError):
        register.home = "上海市"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Register.model_validate({"home": "北京市", "units": (), "unknown": 1})


def test_learned_units_belong_to_their_place(register: Register) -> None:
    larger = register.with_learned(["市教委", "市税务局"], "上海市")
    assert [entry.unit_id for entry in larger.by_form("市教委")] == ["北京市/市教委", "上海市/市教委"]
    assert [entry.unit_id for entry in larger.within("上海市").by_form("市教委")] == ["上海市/市教委"]
    assert [entry.unit_id for entry in larger.within("北京市").by_form("市教委")] == ["北京市/市教委"]
    assert larger.by_form("市税务局")[0].sureness is Sureness.LEARNED
    assert larger.within("北京市").by_form("市税务局") == ()
    assert larger.by_form("上海市教委")[0].unit_id == "上海市/市教委"


def test_a_learned_group_is_no_body(register: Register) -> None:
    larger = register.with_learned(["各区", "市税务局"], "上海市")
    kinds = {unit.name: unit.kind for unit in larger.units if unit.jurisdiction == "上海市"}
    assert kinds == {"各区": UnitKind.GROUP, "市税务局": UnitKind.BODY}
    assert larger.by_form("上海市税务局")[0].unit_id == "上海市/市税务局"


def test_unstated_place_is_home(register: Register) -> None:
    assert register.within(None).by_form("市教委")[0].unit_id == "北京市/市教委"


def test_nationwide_units_are_seen_everywhere(register: Register) -> None:
    assert register.within("上海市").by_form("中国科协")[0].unit_id == "全国/中国科协"


@pytest.mark.parametrize("place", ["北京市海淀区", "海淀区"])
def test_a_district_sees_its_citys_units(register: Register, place: str) -> None:
    assert register.within(place).by_form("市教委")[0].unit_id == "北京市/市教委"
    learned = register.with_learned(["区教委", "市教委"], place)
    assert [unit.unit_id for unit in learned.units[len(register.units) :]] == [f"{place}/区教委"]
    assert learned.within("北京市").by_form("区教委") == ()


def test_known_names_are_not_learned_again(register: Register) -> None:
    assert register.with_learned(["市教委", "北京市科协", "国务院"], "北京市") is register
    assert len(register.with_learned(["市税务局", "市 税务局"], None).units) == len(register.units) + 1


def test_register_of_units_read_before_is_the_same(register: Register) -> None:
    again = register_of(register.units, register.home)
    assert again.form_texts == register.form_texts
    assert [again.by_form(form) for form in again.form_texts] == [register.by_form(form) for form in again.form_texts]


HEAD = 'home = "北京市"\n[[jurisdiction]]\nname = "北京市"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("home = ", ("TOML",)),
        ("[[jurisdiction]]\nname = '北京市'\n[[unit]]\nname = '市教委'", ("缺少 home",)),
        (HEAD, ("缺少 unit",)),
        (HEAD + "[[unit]]\nfull_name = '北京市教育委员会'", ("第 1 个 [[unit]]", "缺少 name")),
        (HEAD + "[[unit]]\nname = '市教委'\nphone = '1'", ("（市教委）", "不认识的字段 phone")),
        (HEAD + "[[unit]]\nname = '市教委'\nkind = 'office'", ("（市教委）", "kind", "office", "body、joint、group")),
        (HEAD + "[[unit]]\nname = '市教委'\nforms = '教委'", ("（市教委）", "forms", "文字的列表")),
        (
            HEAD + "[[unit]]\nname = '市教委'\naliases = [{ form = '教委', sureness = 'sure' }]",
            ("（市教委）", "sureness", "sure", "near_certain"),
        ),
        (HEAD + "[[unit]]\nname = '市教委'\n[[unit]]\nname = '市教委'", ("“市教委”", "登记了两次")),
        (
            HEAD + "[[unit]]\nname = '市教委'\n[[unit]]\nname = '市教育局'\nspoken = ['市教委']",
            ("“市教委”", "同时属于", "“市教育局”"),
        ),
        (HEAD + "[[unit]]\nname = '市研究院'\nperhaps = '市科研院'", ("“市研究院”", "perhaps", "“市科研院”")),
        (HEAD + "[[unit]]\nname = '市教委'\njurisdiction = '上海市'", ("“市教委”", "“上海市”")),
    ],
)
def test_fault_in_the_file_names_the_entry(tmp_path: Path, text: str, words: tuple[str, ...]) -> None:
    path = tmp_path / "units.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        open_register(path)
    message = str(caught.value)
    assert str(path) in message
    assert [word for word in words if word not in message] == []


def test_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"none\.toml"):
        open_register(tmp_path / "none.toml")


def test_written_form_outweighs_a_derived_one(tmp_path: Path) -> None:
    path = tmp_path / "units.toml"
    path.write_text(HEAD + "[[unit]]\nname = '市工会'\n[[unit]]\nname = '总工会'\nforms = ['工会']", encoding="utf-8")
    found = open_register(path).by_form("工会")
    assert [entry.unit_id for entry in found] == ["北京市/总工会"]
