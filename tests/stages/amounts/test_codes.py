from __future__ import annotations

import pytest

from pipeline.stages.amounts.codes import amount_codebook
from pipeline.stages.values.lexing import lex


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Rp2,5 miliar", "$Nk"),
        ("dua setengah juta rupiah", "whkc"),
        ("dua koma lima persen", "wow%"),
        ("USD 5", "xN"),
        ("5 M", "Nl"),
        ("5 m", "Nv"),
        ("30 kaki", "Nv"),
        ("dolar Amerika Serikat (AS)", "c"),
        ("80 km/jam", "Nu"),
        ("minus seribu", "ns"),
        ("tiga perempat", "h"),
    ],
)
def test_codes(text, codes):
    assert lex(text, amount_codebook(), lambda number: "N")[0] == codes
