"""Units told by what they do."""

from __future__ import annotations

import pytest

from corpus.units.described import described_units
from corpus.units.registry import open_register


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("搞体育的那个局今年有啥任务", "搞体育的那个局", "市体育局"),
        ("是不是管气象的那个单位牵头", "管气象的那个单位", "市气象局"),
        ("管教育的那个委有几项", "管教育的那个委", "市教委"),
    ],
)
def test_a_unit_is_told_by_its_work(text: str, written: str, name: str) -> None:
    register = open_register()
    (found,) = described_units(text, register)
    assert (found.found, found.form) == (written, name)
    assert text[found.start : found.end] == written
    assert register.unit(found.unit_id).name == name


@pytest.mark.parametrize("text", ["负责宣传工作的部门是哪个", "管税务的那个局", "管科学的那个单位", "搞体育的人多吗"])
def test_what_names_no_one_unit_is_left_alone(text: str) -> None:
    """A question for the unit itself, a unit that is not there, and work that several units' names hold."""
    assert described_units(text, open_register()) == ()
