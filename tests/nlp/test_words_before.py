"""What the word before a name says of it, and places behind offices and bodies."""

from __future__ import annotations

import pytest

from pipeline.nlp.office_places import with_places_settled
from pipeline.nlp.words_before import told_by_words_before
from tests.nlp.named_spans import spans_of


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        (
            "Pengedar Tatang ditangkap . Tatang kabur",
            [("Tatang", "GPE"), ("Tatang", "GPE")],
            [("Tatang", "PERSON"), ("Tatang", "PERSON")],
        ),
        ("kurir Jakarta itu", [("Jakarta", "GPE")], [("Jakarta", "GPE")]),
        ("klub Putra Samudra", [("Putra Samudra", "PERSON")], [("Putra Samudra", "ORG")]),
        (
            "klub Cina , Jiangsu Sunang , menang",
            [("Cina", "GPE"), ("Jiangsu Sunang", "PERSON")],
            [("Cina", "GPE"), ("Jiangsu Sunang", "ORG")],
        ),
        ("Gim Ombak laris", [("Ombak", "ORG")], [("Ombak", "PRODUCT")]),
        (
            "klub Hartono . Rudi Hartono hadir",
            [("Hartono", "PERSON"), ("Rudi Hartono", "PERSON")],
            [("Hartono", "PERSON"), ("Rudi Hartono", "PERSON")],
        ),
        (
            "Petani asal Blora , Sukir , panen",
            [("Blora", "GPE"), ("Sukir", "GPE")],
            [("Blora", "GPE"), ("Sukir", "PERSON")],
        ),
        (
            "Nelayan dari Juwana , Karyono Adi , melaut",
            [("Juwana", "GPE"), ("Karyono Adi", "GPE")],
            [("Juwana", "GPE"), ("Karyono Adi", "PERSON")],
        ),
        (
            "Kereta dari Gambir , Cirebon , tiba",
            [("Gambir", "GPE"), ("Cirebon", "GPE")],
            [("Gambir", "GPE"), ("Cirebon", "GPE")],
        ),
        (
            "Band asal Malang , Senja Rimba , tampil",
            [("Malang", "GPE"), ("Senja Rimba", "PERSON")],
            [("Malang", "GPE"), ("Senja Rimba", "ORG")],
        ),
        ("Propam Polres Garut", [("Polres Garut", "ORG")], [("Propam Polres Garut", "ORG")]),
        ("Unit PPA Polres Garut", [("Polres Garut", "ORG")], [("Unit PPA Polres Garut", "ORG")]),
        ("Kapolda se - Jawa Barat", [], [("Jawa Barat", "GPE")]),
        ("bupati se - Sumatera", [], [("Sumatera", "LOC")]),
        ("pelajar se - Asia Tenggara", [], [("Asia Tenggara", "LOC")]),
        ("warga se - Kabupaten Bogor", [("Bogor", "GPE")], [("Kabupaten Bogor", "GPE")]),
        ("warga se - RT", [], []),
        (
            "suku Rembani tinggal di Rembani",
            [("Rembani", "GPE"), ("Rembani", "GPE")],
            [("Rembani", "NORP"), ("Rembani", "GPE")],
        ),
        ("suku Bali berdoa", [("Bali", "GPE")], [("Bali", "GPE")]),
    ],
)
def test_words_before_names(text, names, told):
    found = told_by_words_before(*spans_of(text, names))
    assert [(span.text, span.label_) for span in found] == told


@pytest.mark.parametrize(
    ("text", "names", "settled"),
    [
        (
            "Bupati Rembang Halimah Sadiyah hadir",
            [("Rembang Halimah Sadiyah", "GPE")],
            [("Rembang", "GPE"), ("Halimah Sadiyah", "PERSON")],
        ),
        (
            "Wali Kota Tegal Sukirno hadir",
            [("Tegal Sukirno", "PERSON")],
            [("Tegal", "GPE"), ("Sukirno", "PERSON")],
        ),
        ("Bupati Kutai Timur", [("Kutai Timur", "GPE")], [("Kutai Timur", "GPE")]),
        ("Desa Rembang Mulyo", [("Rembang Mulyo", "GPE")], [("Rembang Mulyo", "GPE")]),
        (
            "Kejari Ogan Komering Ilir menahan",
            [("Ogan Komering Ilir", "GPE")],
            [("Kejari Ogan Komering Ilir", "ORG")],
        ),
        (
            "Dinas PUPR Sikka Yohanes hadir",
            [("Dinas PUPR", "ORG"), ("Sikka Yohanes", "PERSON")],
            [("Dinas PUPR", "ORG"), ("Sikka Yohanes", "PERSON")],  # Sikka may be a name
        ),
        (
            "Dinas PUPR Blora Yohanes hadir",
            [("Dinas PUPR", "ORG"), ("Blora Yohanes", "PERSON")],
            [("Dinas PUPR Blora", "ORG"), ("Yohanes", "PERSON")],
        ),
        (
            "Penjual bakso asal Wonogiri Tugimin hadir",
            [("Wonogiri Tugimin", "GPE")],
            [("Wonogiri", "GPE"), ("Tugimin", "PERSON")],
        ),
        ("warga asal Malang Raya", [("Malang Raya", "GPE")], [("Malang Raya", "GPE")]),
        (
            "Dinas PUPR Blora hadir",
            [("Dinas PUPR", "ORG"), ("Blora", "ORG")],
            [("Dinas PUPR Blora", "ORG")],
        ),
        (
            "Dinas Kesehatan Kota Mojokerto Jawa Timur hadir",
            [("Dinas Kesehatan Kota Mojokerto", "ORG"), ("Jawa Timur", "GPE")],
            [("Dinas Kesehatan Kota Mojokerto", "ORG"), ("Jawa Timur", "GPE")],
        ),
    ],
)
def test_places_behind_offices_and_bodies(text, names, settled):
    found = with_places_settled(*spans_of(text, names))
    assert [(span.text, span.label_) for span in found] == settled
