"""The shipped tokenizer on news as it is written."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import spacy
from spacy.tokens import Doc

import pipeline
from pipeline.config import RunConfig
from pipeline.nlp.models import PIPELINE, find_models
from pipeline.nlp.tokenizer import EngineName, StanzaTokenizer

SAMPLES = Path(__file__).parents[2] / "samples"


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
        ("Jemaah tiba di Makkah bersama Azkah.", "Jemaah tiba di Makkah bersama Azkah ."),
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


@pytest.mark.models
def test_graphs_find_what_stanza_finds() -> None:
    """Words, sentences and surfaces of all samples."""
    texts = [pipeline.clean(record).text for record in pipeline.read_corpus(SAMPLES)]
    folder = find_models() / PIPELINE / "tokenizer"
    vocab = spacy.blank("xx").vocab
    by_graph, by_stanza = (
        [_words(doc) for doc in StanzaTokenizer(vocab, folder=folder, engine=engine).pipe(texts)]
        for engine in get_args(EngineName)
    )
    assert by_graph == by_stanza


def _words(doc: Doc) -> list[tuple[str, bool, int, int]]:
    return [(t.text, bool(t.is_sent_start), *t._.surface) for t in doc]
