from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article.html.decode import decode

TEXT = "Ratu Beatrix – “naïve” café"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        b'<meta charset="iso-8859-1">' + TEXT.encode(),  # what it says is wrong
        b'<meta charset="windows-1252">' + TEXT.encode("cp1252"),
        TEXT.encode("cp1252") * 9,
        b'<meta charset="no-such-charset">' + TEXT.encode("cp1252") * 9,
    ],
)
def test_bytes_of_any_encoding(raw):
    assert decode(raw).endswith(TEXT)


def test_a_broken_byte_costs_one_character():
    assert decode(b"a" * 300 + b"\xff" + TEXT.encode()).endswith("a\ufffd" + TEXT)


@given(st.binary(max_size=200))
def test_never_fails(raw):
    assert isinstance(decode(raw), str)
