"""How a question takes up the turns before: openings, words that point back, what is kept of the earlier frame."""

from __future__ import annotations

import pytest

from assistant.answer import Kind
from assistant.understanding.frame import Frame
from assistant.understanding.history import merge
from assistant.understanding.opening import Opening, read_opening
from assistant.understanding.pointing import listed_names, points_back, position, step


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("金石大讲堂归谁管", Opening(text="金石大讲堂归谁管")),
        ("那市科协呢？", Opening(text="市科协？", continues=True)),
        ("那条讲什么", Opening(text="那条讲什么")),
        ("换个话题，文号是多少", Opening(text="文号是多少", anew=True)),
        ("好，公务员先放一放，农民培训做什么", Opening(text="农民培训做什么", anew=True)),
        ("不是，我问的是市教委", Opening(text="市教委", corrects=True)),
        ("我问的不是发布，是落款那天", Opening(text="落款那天", corrects=True)),
        ("不是市科协负责吗", Opening(text="不是市科协负责吗")),
        ("换成市体育局", Opening(text="市体育局", continues=True)),
        ("那", Opening(text="那")),
    ],
)
def test_a_question_is_parted_from_its_opening(text: str, opening: Opening) -> None:
    assert read_opening(text) == opening


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("第二个呢", (1,)),
        ("倒数第二个", (3,)),
        ("最后一个", (4,)),
        ("头一个", (0,)),
        ("前两个", (0, 1)),
        ("最后两项", (3, 4)),
        ("第9个", ()),
        ("那个", None),
    ],
)
def test_an_ordinal_points_at_places(text: str, places: tuple[int, ...] | None) -> None:
    assert position(text, 5) == places


@pytest.mark.parametrize(("text", "by"), [("下一条讲什么", 1), ("上一项", -1), ("这一条", 0)])
def test_a_neighbour_is_a_step_away(text: str, by: int) -> None:
    assert step(text) == by


@pytest.mark.parametrize(
    ("text", "terms", "points"),
    [
        ("它归谁管", (), True),
        ("这条具体干啥", (), True),
        ("那个小屋归谁建", ("小屋",), False),
        ("科技馆那条讲啥", ("科技馆",), False),
        ("“白塔之夜”那项谁办", (), False),
        ("水务大讲堂归谁管", ("水务",), False),
    ],
)
def test_a_pronoun_points_back_unless_it_is_named(text: str, terms: tuple[str, ...], points: bool) -> None:
    assert points_back(Frame(text=text, resolved=text, kind=Kind.LEAD_UNIT, terms=terms)) is points


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("有两项：\n- 金石大讲堂[1]\n- 雨燕计划", ("金石大讲堂[1]", "雨燕计划")),
        ("两项：1. “亦城最美家庭”活动；2. 加强老年人科普工作。", ("“亦城最美家庭”活动", "加强老年人科普工作")),
        ("1突出科学精神引领；2坚持首善标准。", ("突出科学精神引领", "坚持首善标准")),
        ("8项：第58项、第84项", ()),
        ("发布日期2022-03-14。", ()),
        ("12项。", ()),
    ],
)
def test_items_of_an_earlier_answer_are_listed(answer: str, names: tuple[str, ...]) -> None:
    assert listed_names(answer) == names


EARLIER = Frame(
    text="附件2农民那类市科协有几项",
    resolved="",
    kind=Kind.COUNT,
    cues=frozenset({"count"}),
    units=("科协",),
    doc_ids=("清单",),
    parts=("附件2",),
    categories=("农民",),
    terms=("农民",),
)


@pytest.mark.parametrize(
    ("text", "given", "kept"),
    [
        ("市教委", {"units": ("教委",)}, {"parts": ("附件2",), "categories": ("农民",), "kind": Kind.COUNT}),
        ("产业工人", {"categories": ("工人",), "terms": ("工人",)}, {"units": ("科协",), "parts": ("附件2",)}),
        ("附件1", {"parts": ("附件1",)}, {"units": ("科协",), "categories": ("农民",), "kind": Kind.COUNT}),
        ("第5项", {"numbers": (5,)}, {"parts": ("附件2",), "units": (), "categories": ()}),
        ("水务大讲堂", {"terms": ("水务",)}, {"parts": ("附件2",), "categories": (), "units": ("科协",)}),
        ("其中有市教委的", {"units": ("教委",)}, {"units": ("科协", "教委"), "categories": ("农民",)}),
        ("两个附件都算", {}, {"parts": (), "units": ("科协",), "categories": ("农民",)}),
    ],
)
def test_what_is_given_decides_what_is_kept(text: str, given: dict[str, object], kept: dict[str, object]) -> None:
    later = Frame(text=text, resolved=text, kind=Kind.TASK_CONTENT).model_copy(update=given)
    merged = merge(EARLIER, later)
    assert {name: getattr(merged, name) for name in kept} == kept
