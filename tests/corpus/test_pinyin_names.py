"""Names of units written in pinyin."""

from __future__ import annotations

import pytest

from corpus.units.pinyin_names import spelt_units
from corpus.units.registry import open_register


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("shikexie牵头几项", "shikexie", "市科协"),
        ("附件2里sqxj有啥任务", "sqxj", "市气象局"),
        ("shi ke xie的任务", "shi ke xie", "市科协"),
        ("是tuanshiwei还是别人", "tuanshiwei", "团市委"),
        ("weijianwei管吗", "weijianwei", "市卫生健康委"),
    ],
)
def test_letters_stand_for_a_unit(text: str, written: str, name: str) -> None:
    register = open_register()
    (found,) = spelt_units(text, register)
    assert (text[found.start : found.end], register.unit(found.unit_id).name) == (written, name)


@pytest.mark.parametrize("text", ["app有吗", "vr和ai", "gb 23350", "science week", "sj是谁", "市科协"])
def test_other_letters_are_left_alone(text: str) -> None:
    assert spelt_units(text, open_register()) == ()


def test_letters_of_two_units_are_left_alone() -> None:
    register = open_register().with_learned(("市气相局",), None)
    assert len({unit.name for unit in register.units if unit.name in {"市气相局", "市气象局"}}) == 2
    assert spelt_units("sqxj有啥任务", register) == ()
