"""Words that lost their last letter."""

from __future__ import annotations

import pytest

from pipeline.morphology.lost_letters import with_last_letter


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("it", "itu"),
        ("menuturka", "menuturkan"),
        ("menurutny", "menurutnya"),
        ("penjuala", "penjualan"),
        ("ir", None),  # an abbreviation
        ("rumah", None),
        ("dikatakan", None),
        ("zqx", None),
        ("", None),
    ],
)
def test_the_letter_that_makes_it_a_word(cut, whole):
    assert with_last_letter(cut) == whole
