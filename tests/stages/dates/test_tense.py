from __future__ import annotations

import pytest

from pipeline.stages.dates.tense import tense_around


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Presiden akan tiba [Kamis] siang", "future"),
        ("Presiden tiba [Kamis] siang", ""),
        ("Rapat [Kamis] mendatang", "future"),
        ("Rapat [Kamis] lalu", "past"),
        ("Sejak [Kamis] hujan", "past"),
        ("Kami akan datang. Ia pulang [Kamis]", ""),
        ("Kami akan datang, kata Budi, [Kamis]", "reported"),
        ("Menteri pada [Kamis] mengatakan akan mundur", ""),
        ("Ia telah pergi dan akan kembali [Kamis]", "future"),
        ("", ""),
    ],
)
def test_tense(text, tense):
    start = max(text.find("["), 0)
    end = max(text.find("]") - 1, 0)
    assert tense_around(text.replace("[", "").replace("]", ""), start, end) == tense
