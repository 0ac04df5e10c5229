from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.views.report.labels import Box
from pipeline.views.report.layout import spread

SIZE = (960.0, 600.0)


@settings(max_examples=12)
@given(st.integers(1, 24), st.integers(0, 10_000))
def test_boxes_are_within_the_picture_and_do_not_cover_each_other(count, seed):
    chance = np.random.default_rng(seed)
    edges = [
        (int(a), int(b), float(chance.integers(1, 90)))
        for a, b in chance.integers(0, count, (2 * count, 2))
        if a != b
    ]
    boxes = [(float(width), 40.0) for width in chance.integers(60, 150, count)]
    at = spread(edges, boxes, SIZE)
    drawn = [
        Box(x - w / 2 + 1, y - h / 2 + 1, w - 2, h - 2)
        for (x, y), (w, h) in zip(at, boxes, strict=True)
    ]
    assert all(box.x >= 0 and box.x + box.width <= SIZE[0] for box in drawn)
    assert all(box.y >= 0 and box.y + box.height <= SIZE[1] for box in drawn)
    assert not [1 for i, box in enumerate(drawn) for other in drawn[:i] if box.meets(other)]


def test_the_same_network_gives_the_same_picture_and_ties_pull():
    boxes = [(60.0, 30.0)] * 4
    edges = [(0, 1, 50.0), (2, 3, 50.0)]
    at = spread(edges, boxes, SIZE)
    assert (at == spread(edges, boxes, SIZE)).all()
    distance = np.linalg.norm(at[:, None] - at[None, :], axis=2)
    assert distance[0, 1] < distance[0, 2]
    assert distance[2, 3] < distance[1, 3]
