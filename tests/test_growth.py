from __future__ import annotations

from tests.growth import growth


def test_quadratic_work_is_told_from_linear():
    linear = growth(lambda n: sum(range(1000 * n)), small=50, large=500)
    quadratic = growth(lambda n: sum(range(40 * n * n)), small=50, large=500)
    assert linear < 4 < quadratic
