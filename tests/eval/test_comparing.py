from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from eval.comparing import compare
from eval.errors import ResultFileError
from eval.measures.paired import mcnemar
from eval.results import summarise, write_result
from eval.verdicts import read_verdicts, verdicts_of, write_verdicts
from tests.eval.samples import answer, gold, outcome


@pytest.mark.parametrize(
    ("n_better", "n_worse", "p_value"),
    [
        (0, 0, 1),
        (1, 0, 1),
        (3, 3, 1),
        (5, 0, 2 / 32),
        (0, 5, 2 / 32),
        (6, 1, 2 * (1 + 7) / 128),
        (8, 2, 2 * (1 + 10 + 45) / 1024),
    ],
)
def test_mcnemar_s_exact_test_by_hand(n_better: int, n_worse: int, p_value: float) -> None:
    assert mcnemar(n_better, n_worse) == pytest.approx(p_value)


def test_mcnemar_takes_many_questions() -> None:
    assert 0 < mcnemar(3000, 2000) < 1e-9


def test_what_got_better_and_what_got_worse() -> None:
    before = {"same": True, "lost": True, "won": False, "gone": True, "still wrong": False}
    now = {"won": True, "new": False, "lost": False, "same": True, "still wrong": False}
    compared = compare(before, now)
    assert (compared.n_both, compared.better, compared.worse) == (4, ("won",), ("lost",))
    assert (compared.only_before, compared.only_now) == (("gone",), ("new",))
    assert compared.p_value == 1


RAN = [
    outcome(gold(), answer()),
    outcome(gold(id="g2"), answer(units=())),
    outcome(gold(id="held-out", split="test"), answer()),
]


def test_verdicts_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    write_verdicts(verdicts_of(RAN), tmp_path / "eval" / "all.outcomes.jsonl")
    assert read_verdicts(tmp_path / "eval" / "all.outcomes.jsonl") == {"g1": True, "g2": False, "held-out": True}


def test_of_a_result_file_only_the_dev_questions_verdicts_can_be_told(tmp_path: Path) -> None:
    write_result(summarise(RAN, split=None, on=date(2026, 11, 22), fingerprint="f0", settings={}), tmp_path / "r.json")
    assert read_verdicts(tmp_path / "r.json") == {"g1": True, "g2": False}


UNREADABLE = [
    ("missing", "none.json", None, "读不到以前的结果"),
    ("not text", "a.jsonl", b"\xff\xfe", "读不到以前的结果"),
    ("another form", "old.json", b'{"format": 1}', "不是本版本的逐题结果"),
    ("lines of something else", "a.jsonl", b'{"id": "g1"}\n', "不是本版本的逐题结果"),
]


@pytest.mark.parametrize(("name", "content", "message"), [r[1:] for r in UNREADABLE], ids=[r[0] for r in UNREADABLE])
def test_an_earlier_run_that_cannot_be_read(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ResultFileError, match=message):
        read_verdicts(tmp_path / name)
