from __future__ import annotations

import pytest

from pipeline.nlp.named_kinds import with_kinds_settled
from tests.nlp.named_spans import spans_of


@pytest.mark.parametrize(
    ("text", "names", "settled"),
    [
        ("Tabloid Sinema tutup", [], [("Tabloid Sinema", "ORG")]),
        ("menurut Harian Nusa Pagi ,", [("Nusa Pagi", "GPE")], [("Harian Nusa Pagi", "ORG")]),
        ("Wartawan Harian Umum Lentera hadir", [], [("Harian Umum Lentera", "ORG")]),
        (
            "Ketua Harian Karang Taruna hadir",
            [("Karang Taruna", "ORG")],
            [("Karang Taruna", "ORG")],
        ),
        ("Harian itu tutup", [], []),
        ("sepeda motor M1 laris", [("M1", "ORG")], [("M1", "PRODUCT")]),
        ("skuter S7 laris", [("S7", "GPE")], [("S7", "PRODUCT")]),
        ("mobil Polri itu", [("Polri", "ORG")], [("Polri", "ORG")]),
    ],
)
def test_the_word_for_what_it_is_settles_a_name(text, names, settled):
    found = with_kinds_settled(*spans_of(text, names))
    assert [(span.text, span.label_) for span in found] == settled
