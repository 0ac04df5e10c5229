from __future__ import annotations

from pipeline.views.report.labels import Box, first_free

SIZE = (200.0, 100.0)


def test_a_label_stands_to_the_right_if_there_is_room():
    box = first_free((50, 50), 5, "Bogor", [], SIZE)
    assert box is not None
    assert box.x > 55


def test_a_label_goes_elsewhere_where_the_right_is_taken_or_outside():
    right = Box(56, 40, 60, 20)
    taken = first_free((50, 50), 5, "Bogor", [right], SIZE)
    outside = first_free((190, 50), 5, "Bogor", [], SIZE)
    for box in (taken, outside):
        assert box is not None
        assert not box.meets(right)
        assert box.x + box.width < 200


def test_no_label_rather_than_one_that_covers_another():
    assert first_free((50, 50), 5, "Bogor", [Box(0, 0, 200, 100)], SIZE) is None
