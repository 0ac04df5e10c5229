from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.recurring_names import Place, labels_of_initials, recurring_names


@pytest.mark.parametrize(
    ("text", "found", "missed"),
    [
        ("Rudi Hartawan pergi . Hartawan pulang", [(0, 2, "PERSON")], ["Hartawan"]),
        ("Bank Sentosa tutup . Kartu Bank Sentosa batal", [(0, 2, "ORG")], ["Bank Sentosa"]),
        ("Sari Putri pergi . Putri itu pulang", [(0, 2, "PERSON")], []),
        ("Bank Sentosa tutup . Hidup sentosa", [(0, 2, "ORG")], []),
        ("Bank Sentosa tutup . Sentosa ramai", [(0, 2, "ORG")], []),
        ("Sentosa tutup . Sentosa ramai", [(0, 1, "ORG")], []),
        ("Forum Warga Peduli Sungai rapat . FWPS pulang", [(0, 4, "ORG")], ["FWPS"]),
        ("Forum Warga Sungai rapat . FWS pulang", [(0, 3, "ORG")], []),
        (
            "Forum Warga Sungai ( FWS ) rapat . FWS pulang",
            [(0, 3, "ORG")],
            ["FWS", "FWS"],
        ),
        ("Lembaga Amil Zakat ( LAZ ) Kudus rapat . LAZ pulang", [(0, 7, "ORG")], ["LAZ"]),
        ("Lembaga Amil Zakat ( RSW ) Kudus rapat . RSW pulang", [(0, 7, "ORG")], []),
        ("PT Bina Karya Tbk ( BKMR ) naik . BKMR turun", [(0, 4, "ORG")], ["BKMR", "BKMR"]),
        (
            "Kang Darma Mulyana ( KDM ) hadir . KDM pulang",
            [(0, 3, "PERSON")],
            ["KDM", "KDM"],
        ),
        ("Kang Darma Mulyana hadir . KDM pulang", [(0, 3, "PERSON")], []),
        ("Gedung Olah Raga Rakyat roboh . GORR roboh", [(0, 4, "FAC")], []),
        ("Rudi Hartawan dan Rudi Hartawan", [(0, 2, "PERSON"), (3, 5, "PERSON")], []),
        ("Rudi Hartawan dan Toko Hartawan", [(0, 2, "PERSON"), (3, 5, "ORG")], []),
    ],
)
def test_names_are_names_wherever_they_stand(text, found, missed):
    words = text.split()
    names = recurring_names(words, [Place(*name) for name in found])
    assert [" ".join(words[name.start : name.end]) for name in names] == missed


def test_initials_have_the_label_of_the_name_they_stand_for():
    words = ["Badan", "Riset", "Kelautan", "Nasional", "rapat", ".", "BRKN", "pulang"]
    found = [Place(0, 4, "ORG"), Place(6, 7, "GPE")]
    assert labels_of_initials(words, found) == {"BRKN": "ORG"}


WORD = st.sampled_from(["Rudi", "Hartawan", "Bank", "Sentosa", "dan", ".", "Putri"])


@given(st.lists(WORD, max_size=20), st.data())
def test_new_mentions_touch_no_other(words, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(words)), max_size=8)))
    labels = st.sampled_from(["PERSON", "ORG"])
    found = [Place(a, b, data.draw(labels)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    names = [*found, *recurring_names(words, found)]
    taken = [place for name in names for place in range(name.start, name.end)]
    assert len(taken) == len(set(taken))
    assert all(0 <= name.start < name.end <= len(words) for name in names)
