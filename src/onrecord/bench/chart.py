"""A line chart as SVG: small, in one file, of nothing but what it shows."""

from __future__ import annotations

import math
from collections.abc import Sequence

_WIDTH, _HEIGHT, _LEFT, _BELOW = 560, 260, 60, 40
_INK, _GRID, _LINE = "#222", "#ddd", "#0b6e99"


def draw_line(title: str, unit: str, points: Sequence[tuple[int, float]]) -> str:
    """The points, joined, over a logarithmic axis from left to right and one from 0 upwards, each with its figure."""
    most = max(value for _, value in points) * 1.2 or 1.0
    low, high = math.log10(points[0][0]), math.log10(points[-1][0])
    across, up = _WIDTH - _LEFT - 40, _HEIGHT - _BELOW - 40

    def place(size: int, value: float) -> tuple[float, float]:
        share = (math.log10(size) - low) / (high - low) if high > low else 0.5
        return round(_LEFT + share * across, 1), round(_HEIGHT - _BELOW - value / most * up, 1)

    spots = [place(*point) for point in points]
    floor = _HEIGHT - _BELOW
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" font-family="sans-serif" font-size="12" fill="{_INK}">',
        f"<title>{title}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="20" font-weight="bold">{title}</text>',
        f'<path d="M{_LEFT} {floor}H{_WIDTH - 20}M{_LEFT} {floor}V36" stroke="{_INK}" fill="none"/>',
        f'<text x="{_LEFT - 6}" y="40" text-anchor="end">{unit}</text>',
        f'<polyline points="{" ".join(f"{x},{y}" for x, y in spots)}" stroke="{_LINE}" stroke-width="2" fill="none"/>',
    ]
    for (size, value), (x, y) in zip(points, spots, strict=True):
        parts += [
            f'<path d="M{x} {floor}V{y}" stroke="{_GRID}"/>',
            f'<circle cx="{x}" cy="{y}" r="3.5" fill="{_LINE}"/>',
            f'<text x="{x}" y="{y - 9}" text-anchor="middle">{value:.2f}</text>',
            f'<text x="{x}" y="{floor + 18}" text-anchor="middle">{size:,}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])
