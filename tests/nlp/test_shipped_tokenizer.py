"""The shipped tokenizer on news as it is written."""

from __future__ import annotations

import pytest

import pipeline
from pipeline.config import RunConfig


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "JAKARTA, KOMPAS.com - Harga cabai naik menjadi Rp 95.000 per kilogram.",
            "JAKARTA , KOMPAS.com - Harga cabai naik menjadi Rp 95.000 per kilogram .",
        ),
        (
            "Dana Rp2,5 miliar untuk 1.150 keluarga tiba Kamis (3/2/2022) pukul 20.30 WIB.",
            "Dana Rp 2,5 miliar untuk 1.150 keluarga tiba Kamis ( 3/2/2022 ) pukul 20.30 WIB .",
        ),
        (
            "Sari, S.H., M.Si., bertemu dr. Rina di PT. Laut Biru Tbk. (lihat hal. 7).",
            "Sari , S.H. , M.Si. , bertemu dr . Rina di PT . Laut Biru Tbk. ( lihat hal . 7 ) .",
        ),
        (
            "“Kami siap,” kata Bupati. “Besok berangkat.” Ia lalu pulang...",
            "“ Kami siap , ” kata Bupati . | “ Besok berangkat . ” | Ia lalu pulang ...",
        ),
        (
            "Buku R. A. Sastro ada di https://contoh.id/buku?id=7 dan @tokokita.",
            "Buku R. A. Sastro ada di https://contoh.id/buku?id=7 dan @tokokita .",
        ),
        (
            "Anak-anak dan buku-bukunya dibawanya pulang.",
            "Anak-anak dan buku-buku nya dibawa nya pulang .",
        ),
        ("Ratusan Warga Mengungsi", "Ratusan Warga Mengungsi"),
        ("Sekitar 10%-15% rumah rusak.", "Sekitar 10 % - 15 % rumah rusak ."),
        ("Petugas TNI/Polri dan/atau warga.", "Petugas TNI / Polri dan / atau warga ."),
        ("COVID-19 reda pada H-1 Lebaran.", "COVID-19 reda pada H-1 Lebaran ."),
        ("Itu membuatnya [Rina] sedih; Budi juga.", "Itu membuat nya [ Rina ] sedih ; Budi juga ."),
        ("Alhamdulillah, alangkah indahnya!", "Alhamdulillah , alangkah indah nya !"),
    ],
)
def test_words_and_sentences(text, words, real_config: RunConfig):
    doc = pipeline.load(config=real_config).tokenizer(text)
    sentences = [" ".join(t.text for t in sent if not t.is_space) for sent in doc.sents]
    assert " | ".join(sentences) == words
