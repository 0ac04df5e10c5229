from __future__ import annotations

import pytest

from pipeline.errors import InputError
from pipeline.readers import txt
from pipeline.readers.rows import FileError


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbfSatu\r\nDua\n", "Satu\r\nDua\n"),
        ("😀\x07\x0c\u200b".encode(), "😀\x07\x0c\u200b"),
    ],
)
def test_text_is_given_as_it_is(tmp_path, data, text):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert [row() for row in txt.rows(path)] == [{"text": text}]
    assert list(txt.rows(path, start=1)) == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04\0\0", "binary data, not text"),
        (b"satu\nkaf\x81", "invalid UTF-8 on line 2"),
    ],
)
def test_what_is_no_text_is_an_error(tmp_path, data, message):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (row,) = txt.rows(path)
    with pytest.raises(InputError, match=message):
        row()


def test_a_missing_file_is_an_error_of_the_file(tmp_path):
    (row,) = txt.rows(tmp_path / "a.txt")
    with pytest.raises(FileError, match="No such file"):
        row()
