"""What the plots are drawn from: figures become places on a canvas; the template only draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corpus.records import Record
from eval.measures.estimate import Estimate
from eval.measures.selective import CoveragePoint

WIDTH = 720
LABELS = 210
"""Width of the labels, left of the plot."""
NUMBERS = 150
"""Width of the numbers, right of the plot."""
LINE = 22
"""Height of a line of the plot of intervals, in its own units."""
SIDE = 320
"""Width and height of the plot of the curves."""
GRID = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


class Interval(Record):
    """A share with its interval on a line of its own; ``x``, ``x_low``, ``x_high`` and ``y`` are places."""

    label: str
    estimate: Estimate
    x: float
    x_low: float
    x_high: float
    y: float


class IntervalPlot(Record):
    """Shares, 0 to 1 from left to right, one below the other; ``grid`` are the places of ``GRID``."""

    height: float
    grid: tuple[tuple[str, float], ...]
    intervals: tuple[Interval, ...]


class Curve(Record):
    """One system's accuracy against coverage; ``points`` are places, from little to full coverage."""

    label: str
    number: int
    points: tuple[tuple[float, float], ...]

    @property
    def path(self) -> str:
        """The points as SVG's ``polyline`` takes them."""
        return " ".join(f"{x},{y}" for x, y in self.points)


class CurvePlot(Record):
    """Curves in a square, coverage to the right and the share right upwards, both 0 to 1."""

    grid: tuple[tuple[str, float, float], ...]
    curves: tuple[Curve, ...]


def interval_plot(rows: Iterable[tuple[str, Estimate | None]]) -> IntervalPlot:
    """Place shares with their intervals; a row is a label and its share, one without a share is left out."""
    known = [(label, found) for label, found in rows if found is not None]
    intervals = tuple(
        Interval(
            label=label, estimate=found, x=_x(found.value), x_low=_x(found.low), x_high=_x(found.high),
            y=LINE * (line + 0.5),
        )
        for line, (label, found) in enumerate(known)
    )  # fmt: skip
    return IntervalPlot(height=LINE * len(known), grid=tuple((f"{g:g}", _x(g)) for g in GRID), intervals=intervals)


def curve_plot(curves: Mapping[str, Sequence[CoveragePoint]]) -> CurvePlot:
    """Place curves by the names that they are to be shown under; one without points is left out."""
    placed = tuple(
        Curve(label=label, number=number, points=tuple(_place(point.coverage, point.right) for point in points))
        for number, (label, points) in enumerate(((k, v) for k, v in curves.items() if v), start=1)
    )
    return CurvePlot(grid=tuple((f"{g:g}", *_place(g, g)) for g in GRID), curves=placed)


def _x(share: float) -> float:
    return round(LABELS + share * (WIDTH - LABELS - NUMBERS), 1)


def _place(coverage: float, right: float) -> tuple[float, float]:
    return round(coverage * SIDE, 1), round((1 - right) * SIDE, 1)
