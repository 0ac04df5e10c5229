from __future__ import annotations

from tests.growth import growth


def test_quadratic_work_is_told_from_linear():
    linear = growth(lambda n: sum(range(1000 * n)), small=30, large=300)
    quadratic = growth(lambda n: sum(range(40 * n * n)), small=30, large=300)
    assert linear < 4 < quadratic
