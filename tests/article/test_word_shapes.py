from __future__ import annotations

import pytest

from pipeline.article.word_shapes import forms_of_roots, language_of_shape
from pipeline.language_data import read_lines


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("min", "buruak duduak kambiang kuniang dapua banjia paneh manih bamain mambuka rumahnyo"),
        ("su", "hargana jalanna pamanna ngabantu ngajaga digunakeun"),
        ("jv", "gurune putune sekolahe warunge mbayar nggoreng"),
        ("ms", "universiti identiti"),
    ],
)
def test_words_of_relatives_are_known_by_their_shape(lang, words):
    assert {word: language_of_shape(word) for word in words.split()} == dict.fromkeys(
        words.split(), lang
    )


@pytest.mark.parametrize(
    "word",
    [
        *"harganya guru ruang uang karena pidana bencana semua dunia boleh putih".split(),  # noqa: SIM905
        *"metode sate foto toko batalyon mandiri mampu mangga ngaji nggak".split(),  # noqa: SIM905
        *"private mobile corona manapun komoditi".split(),  # noqa: SIM905
    ],
)
def test_words_of_indonesian_have_no_such_shape(word):
    assert language_of_shape(word) is None


@pytest.mark.parametrize(
    ("word", "lang"),
    [
        *(
            (word, "ms")
            for word in ["merosakkan", "kerosakan", "dimansuhkan", "penyeludup", "percubaan"]
        ),
        *(
            (word, None)
            for word in ["merusak", "kerusakan", "tergesa", "percobaan", "dicoba", "rasmini"]
        ),
    ],
)
def test_words_of_relatives_are_known_by_their_root(word, lang):
    assert forms_of_roots().get(word) == lang


def test_weak_words_and_names_are_marker_words():
    marked = {
        w for lang in ("id", "ms", "jv", "su", "min") for w in read_lines(f"language/{lang}.txt")
    }
    assert set(read_lines("language/weak.txt")) <= marked
    assert set(read_lines("language/names.txt")) <= marked
