"""From values to estimates: statistics, their intervals, and the curves and counts over a whole run."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from eval.layout import laid_out
from eval.measures.confusion import confusion
from eval.measures.estimate import Estimate, Statistic, estimate, mean, median, percentile
from eval.measures.selective import CoveragePoint, coverage_curve
from eval.scoring import MEASURES, Scores, score, score_by_kind, score_by_trait
from tests.eval.samples import answer, gold, outcome, refusal, unanswerable

HUNDRED = [float(n) for n in range(100, 0, -1)]


@pytest.mark.parametrize(
    ("values", "statistic", "expected"),
    [
        ([1.0, 0, 0, 1], mean, 0.5),
        ([10.0, 400, 30], median, 30),
        ([10.0, 400, 30, 50], median, 40),
        (HUNDRED, percentile(50), 50),
        (HUNDRED, percentile(95), 95),
        (HUNDRED, percentile(1), 1),
        ([7.0], percentile(95), 7),
    ],
)
def test_statistics(values: list[float], statistic: Statistic, expected: float) -> None:
    found = estimate(values, statistic)
    assert found is not None
    assert found.value == expected
    assert found.low <= found.value <= found.high


def test_the_interval_of_a_share_is_about_the_binomial_s() -> None:
    found = estimate([1.0] * 80 + [0.0] * 20, mean)
    assert found is not None
    assert found.value == 0.8
    assert found.low == pytest.approx(0.8 - 1.96 * 0.04, abs=0.01)
    assert found.high == pytest.approx(0.8 + 1.96 * 0.04, abs=0.01)


def test_the_same_values_give_the_same_interval_and_more_of_them_a_narrower_one() -> None:
    few, again, many = (estimate([1.0, 0, 1] * n, mean) for n in (10, 10, 100))
    assert few == again
    assert few is not None
    assert many is not None
    assert many.high - many.low < (few.high - few.low) / 2


def test_equal_values_give_no_width_and_none_no_estimate() -> None:
    assert estimate([1.0] * 5, mean) == Estimate(n=5, value=1, low=1, high=1)
    assert estimate([], mean) is None


def test_every_field_of_the_scores_has_its_measure() -> None:
    assert list(Scores.model_fields) == ["n", *MEASURES]


def test_nothing_measured_is_none_not_zero() -> None:
    scores = score([]).model_dump()
    assert scores.pop("n") == 0
    assert set(scores.values()) == {None}


def test_scores_are_grouped_by_kind_and_by_trait() -> None:
    asked = [
        outcome(gold(kind="count", note="follow-up; untidy"), answer()),
        outcome(gold(kind="list", note="untidy: 繁體"), answer(units=())),
        outcome(gold(kind="count"), answer(units=())),
    ]

    def shown(groups: dict[str, Scores]) -> dict[str, tuple[int, float]]:
        return {name: (s.n, s.right.value) for name, s in groups.items() if s.right}

    assert shown(score_by_kind(asked)) == {"count": (2, 0.5), "list": (1, 0)}
    assert shown(score_by_trait(asked)) == {"follow-up": (1, 1), "untidy": (2, 0.5)}


def test_kinds_are_confused_with_kinds_refusals_and_errors() -> None:
    asked = [
        outcome(gold(), answer()),
        outcome(gold(), answer(kind="unit_tasks")),
        outcome(gold(), refusal()),
        outcome(gold(kind="count"), None),
    ]
    assert confusion(asked) == {"count": {"raised": 1}, "lead_unit": {"lead_unit": 1, "refused": 1, "unit_tasks": 1}}


WRONG = answer(units=())


def test_fewer_answers_are_given_the_surer_they_must_be() -> None:
    asked = [
        outcome(gold(), answer(), confidence=0.9),
        outcome(gold(), answer(), confidence=0.7),
        outcome(gold(), WRONG, confidence=0.7),
        outcome(unanswerable(), answer(), confidence=0.2),
        outcome(gold(), refusal(), confidence=0.8),
    ]
    assert coverage_curve(asked) == (
        CoveragePoint(least=0.9, coverage=0.2, right=1),
        CoveragePoint(least=0.7, coverage=0.6, right=0.6667),
        CoveragePoint(least=0.2, coverage=0.8, right=0.5),
    )


def test_a_curve_of_many_levels_is_thinned_to_even_steps_that_end_with_all() -> None:
    curve = coverage_curve([outcome(gold(), answer(), confidence=n / 1000) for n in range(1000)])
    assert len(curve) == 20
    assert (curve[0].coverage, curve[-1].coverage, curve[-1].least) == (0.05, 1, 0)


def test_without_confidence_there_is_one_point_and_without_answers_none() -> None:
    asked = [outcome(gold(), answer(), confidence=0.9), outcome(gold(), WRONG), outcome(gold(), refusal())]
    assert coverage_curve(asked) == (CoveragePoint(least=None, coverage=0.6667, right=0.5),)
    assert coverage_curve(asked[2:]) == ()


def test_json_is_broken_up_only_where_a_line_would_be_too_long() -> None:
    value: JsonValue = {"短": {"a": 1, "b": [1, 2]}, "list": ["x" * 12, "y" * 12], "none": [], "text": "z" * 40}
    assert laid_out(value, width=30) == "\n".join(
        [
            "{",
            ' "短": {"a": 1, "b": [1, 2]},',
            ' "list": [',
            f'  "{"x" * 12}",',
            f'  "{"y" * 12}"',
            " ],",
            ' "none": [],',
            f' "text": "{"z" * 40}"',
            "}",
        ]
    )
