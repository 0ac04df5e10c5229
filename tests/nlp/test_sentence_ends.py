from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.sentence_ends import with_sure_ends
from pipeline.nlp.word_span import WordSpan

WORD = re.compile(r"\.{3}|[A-Z]\.[A-Z]\w*|\w+|[^\w\s]")  # M.Sc is one


def spans(text: str) -> list[WordSpan]:
    """Words and marks, all in one sentence."""
    return [
        WordSpan(m.start(), m.end(), m.start(), m.end(), i == 0)
        for i, m in enumerate(WORD.finditer(text))
    ]


def sentences(text: str) -> list[str]:
    starts = [w.start for w in with_sure_ends(text, spans(text)) if w.starts_sentence]
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "Ia pulang.|Mereka menyusul.",
        "Siapa Budi?|Tidak ada yang tahu.",
        "Ayo pulang!|Hari sudah malam.",
        "Ia bertemu dr. Rina di klinik.",  # an abbreviation
        "Ia bertemu dr. Lalu Wirahadi di klinik.",  # Lalu is a name too
        "Grup Yahoo! Indonesia tutup.",  # a name
        "Bersama R. Sukma ia datang.",  # an initial
        "Ia melapor ke BPK.|Laporan itu tebal.",
        "Mereka tinggal di Kota Bogor.|Kota itu ramai.",
        "Kemudian Plt. Bupati tiba.",  # an abbreviation
        "Dana itu milik PT. Laut Biru.",  # an abbreviation
        "Dana itu dari RAPBN-P.|Menteri Sosial setuju.",  # a code
        "Kapal itu bernomor B-29.|Awaknya selamat.",
        'Ia mengkritik DPRD.|"Mereka lamban," katanya.',  # a quotation follows
        "Ia pulang.|‘Besok saja,’ katanya.",
        "Nilainya turun dari 'B'.|Akibatnya, investor pergi.",  # one is closed
        "Laba turun (lihat bagan).|Harga naik.",
        "Kapal itu milik Biru Co.|Sementara itu, muatannya milik negara.",
        "Ia lulusan kedokteran, dr.|Namun, ia berdagang.",
        "Kapal itu milik Biru Co. Ltd yang besar.",
        "Pemenangnya SMAN 3.|Polisi berjaga.",  # a number
        "Ini kali ke-3.|Lawannya tangguh.",
        "1. Siapkan tepung",  # of a list
        "Nilainya Rp 5 M.|Uang itu hilang.",
        "Bersama M. Yamin ia datang.",
        'Kata dia, "Kami siap."|Polisi lalu pergi.',
        '"Siapa?" Rini bertanya.',
        "Rapat dihadiri Budi, M.Sc.|Ia pulang lebih awal.",  # a degree
        "Rapat dihadiri Budi, M.Sc. Rini dan Sari.",
        "Kep. Seribu sepi.",  # one at the beginning
        "Tempo. Majalah itu laris.",  # a heading or a source, not surely a sentence
        "Ia membeli mobil. yang lama dijual.",  # no capital
        "Harga naik 5 persen.Ia mengeluh.",  # no space
        "Apa kabar ? Baik.",  # the mark stands alone
        "Warga memberi harga buyback .|Berikut rinciannya.",  # so does the full stop
        "Rapat usai. (rin/bud)|Warga pulang.",  # a sign-off
        "Rapat usai (rin/bud) Warga pulang.",
        "Banjir merendam Demak, Kudus, dll.|Warga mengungsi.",
        "Kapal tiba di Tanjung...|Petugas memeriksanya.",
        "... Petugas memeriksanya.",  # the text begins in the middle
        '"Apakah ini adil?"|Pertanyaan itu muncul dari warga.',
        '"Siapa?" Surya bertanya.',  # a name, and a word too
        "Mereka bermain di Grup B.|Lawannya berat.",  # no initial
        "Ia bertemu pengusaha B. Lawannya kemarin.",
        "Ia aktif di X.|Cuitannya viral.",
    ],
)
def test_sure_ends(text):
    assert sentences(text.replace("|", " ")) == text.split("|")


@pytest.mark.parametrize("number", ["3", "12"])
def test_the_number_of_a_list_is_no_sentence(number):
    text = f"{number}. Komisi VII DPR"
    divided = [word._replace(starts_sentence=True) for word in spans(text)[:3]]
    assert [w.starts_sentence for w in with_sure_ends(text, divided)] == [True, True, False]


@given(st.text(alphabet="aB.?! \n\u201d", max_size=30))
def test_only_adds_starts(text):
    before, after = spans(text), with_sure_ends(text, spans(text))
    assert [(w.start, w.end) for w in before] == [(w.start, w.end) for w in after]
    assert all(b.starts_sentence <= a.starts_sentence for b, a in zip(before, after, strict=True))
