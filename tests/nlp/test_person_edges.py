from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.bioes import TaggedSpan
from pipeline.nlp.person_edges import settled_people


def people(text: str, *found: tuple[str, str]) -> list[str]:
    """The names in *text* once *found*, parts of it in their order, are settled."""
    words = text.split()
    spans, place = [], 0
    for name, label in found:
        size = len(name.split())
        place = next(i for i in range(place, len(words)) if words[i : i + size] == name.split())
        spans.append(TaggedSpan(place, place + size, label, 0.5))
        place += size
    return [" ".join(words[s.start : s.end]) for s in settled_people(words, spans)]


@pytest.mark.parametrize(
    ("text", "found", "names"),
    [
        ("Bripka Dodi Saputra diperiksa", ["Bripka Dodi Saputra"], ["Dodi Saputra"]),
        ("kata Seskab Tedi", ["Seskab Tedi"], ["Tedi"]),
        ("Seskab rapat", ["Seskab"], []),
        ("Kompol Pol Yusran hadir", ["Kompol Pol Yusran"], ["Yusran"]),
        ("Bripka RT dan Aiptu SN diperiksa", ["Bripka", "Aiptu", "SN"], ["RT", "SN"]),
        ("Marsekal Madya ( Purn ) Daryanto", ["Marsekal Madya", "Daryanto"], ["Daryanto"]),
        ("Marsekal Muda ( Purn ) Waluyo", ["Marsekal Muda ( Purn ) Waluyo"], ["Waluyo"]),
        ("Marsekal Madya ( Purn ) Daryanto", ["Madya", "Daryanto"], ["Daryanto"]),
        ("Brigjen Pol Hasan hadir", ["Pol Hasan"], ["Hasan"]),
        ("Desa Madya Jaya", ["Madya Jaya"], ["Madya Jaya"]),
        ("Brigadir TNI itu pulang", ["Brigadir"], []),
        ("Bharada E bersaksi", ["Bharada E"], ["Bharada E"]),
        ("Ratna Sari SH MHum dilantik", ["Ratna Sari SH MHum"], ["Ratna Sari"]),
        ("Ratna Sari SH MHum dilantik", ["Ratna Sari", "SH MHum"], ["Ratna Sari"]),
        ("Ita Yasmin , SH , MPsi , menilai", ["Ita Yasmin", "SH"], ["Ita Yasmin"]),
        ("Hj Siti Aminah hadir", ["Hj Siti Aminah"], ["Siti Aminah"]),
        ("Prof Dr Ratna Sari hadir", ["Prof Dr Ratna Sari"], ["Ratna Sari"]),
        ("Kompol Ir Yusran hadir", ["Kompol Ir Yusran"], ["Yusran"]),
        ("Cak Imron dan Gus Anam hadir", ["Cak Imron", "Gus Anam"], ["Cak Imron", "Gus Anam"]),
        ("menurut Pak , hujan turun", ["Pak"], ["Pak"]),
        ("saksi R dan MA datang", ["R", "MA"], ["R", "MA"]),
    ],
)
def test_people_begin_behind_ranks_and_end_before_degrees(text, found, names):
    assert people(text, *((name, "PERSON") for name in found)) == names


def test_other_names_keep_their_edges():
    assert people("Museum Jenderal Besar", ("Jenderal Besar", "FAC")) == ["Jenderal Besar"]
    words = "kata Dewi , MA menolak"
    assert people(words, ("Dewi", "PERSON"), ("MA", "ORG")) == ["Dewi", "MA"]


def test_two_ranks_share_no_initials():
    spans = [("Bripka", "PERSON"), ("Briptu", "PERSON")]
    assert people("Bripka Madya Briptu RT", *spans) == ["RT"]


WORDS = st.sampled_from(
    ["Bripka", "Madya", "(", ")", "Purn", "Budi", "SH", "MA", ",", "'", "RT", "E"]
)


@given(st.lists(WORDS, min_size=1, max_size=12), st.data())
def test_spans_stay_in_order_and_apart(words, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(words)), max_size=6)))
    found = [
        TaggedSpan(a, b, data.draw(st.sampled_from(["PERSON", "ORG"])), 0.5)
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    settled = settled_people(words, found)
    assert all(0 <= s.start < s.end <= len(words) for s in settled)
    assert all(a.end <= b.start for a, b in pairwise(settled))
