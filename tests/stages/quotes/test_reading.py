"""A document as a passage: letters that were lost before commas."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.stages.quotes.reading import passage_of

VOCAB = spacy.blank("id").vocab


def words_of(text: str) -> list[str]:
    """Read *text*, words and marks apart, as one sentence."""
    words = text.split()
    doc = Doc(VOCAB, words, sent_starts=[index == 0 for index in range(len(words))])
    return list(passage_of(doc).words)


LOST = "Selain it . harga naik dan penjuala . toko sepi"
WHOLE = "selain itu , harga naik dan penjualan , toko sepi"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (f"{LOST} , kata di . kemarin .", f"{WHOLE} , kata dia"),
        (f"{LOST} it . Rina .", f"{WHOLE} itu ,"),
        # clitics and whole words keep their letters
        (f"{LOST} ujar nya . Rina .", f"{WHOLE} ujar nya ."),
        # one slip, and a text without lost letters
        ("Selain it . harga naik .", "selain it . harga naik ."),
        ("harga naik . toko sepi . warga pergi .", "harga naik . toko sepi . warga pergi ."),
    ],
)
def test_a_stop_for_a_lost_letter_is_its_comma(text, read):
    assert words_of(text)[: len(read.split())] == read.split()
