from __future__ import annotations

import pytest

from pipeline.stages.dates.grammar import GRAMMAR


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        ("W(s)", "moment"),
        ("K(W,s)", "moment"),
        ("DMYPCZ", "moment"),
        ("DMY|C", "moment"),
        ("WpF", "moment"),
        ("D-DMY", "days"),
        ("D,D,&DM", "days"),
        ("W-W(D-DM)", "days"),
        ("W(S)RW(S)", "moments"),
        ("DM-DMY", "moments"),
        ("MY-MY", "months"),
        ("MY", "month"),
        ("Y-Y", "years"),
        ("Y-D", "season"),
        ("tX", "year"),
        ("qo-Y", "quarter"),
        ("Bo", "century"),
        ("chL", "count"),
        ("pF", "period"),
        ("PC-CZ", "clock"),
        ("gW&W", "skip"),
        ("W-W", "skip"),
        ("Wo", "skip"),
        ("W-WpF", "moments"),
        ("W&WpF", "moments"),
        ("WGpL", "moment"),
        ("tny", "year"),
        ("uDtY", "skip"),
        ("VtL", "skip"),
    ],
)
def test_kinds(codes, kind):
    found = GRAMMAR.fullmatch(codes)
    assert found
    assert found.lastgroup == kind


@pytest.mark.parametrize("codes", ["D", "(", "s", "Z", "D.M", "I", "T", "G"])
def test_too_little_is_nothing(codes):
    found = GRAMMAR.search(codes)
    assert found is None or found.group() == "M"
