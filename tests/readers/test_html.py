from __future__ import annotations

import pytest

from pipeline.errors import InputError
from pipeline.readers import html

PAGE = '<html><head><meta charset="{}"></head><p>“Café” di Jakarta</p></html>'


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("UTF8", "utf-8"),
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "cp1252"),  # as browsers read it
        ("us-ascii", "cp1252"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-8"),  # cannot be true of bytes that could be read so far
        ("no-such-charset", "utf-8"),
        ("no-such-charset", "cp1252"),
        ("rot13", "utf-8"),  # a codec of Python, none of the web
        ("idna", "utf-8"),
        ("windows-1252", "utf-8-sig"),  # the mark wins
        ("iso-8859-1", "utf-16"),
    ],
)
def test_declared_charset_is_used(declared, encoding):
    page = PAGE.format(declared)
    assert html.decode_html(page.encode(encoding)) == page


def test_old_form_of_declaration_is_used():
    page = '<META content="text/html; charset=windows-1252" http-equiv=Content-Type>“Café”'
    assert html.decode_html(page.encode("cp1252")) == page


def test_wrongly_declared_utf8_is_read_as_utf8():
    page = PAGE.format("gb18030").replace("Jakarta", "Jakarta\u2014\u00ff")
    assert html.decode_html(page.encode()) == page


def test_a_utf8_page_that_declares_latin1_is_utf8():
    page = '<meta charset="iso-8859-1"><p>Café “Rasa” di Jakarta®</p>'
    assert html.decode_html(page.encode()) == page


def test_broken_bytes_are_replaced_with_a_warning(caplog):
    data = PAGE.format("utf-8").encode().replace(b"Jakarta", b"Jak\xffarta")
    assert "“Café” di Jak\ufffdarta" in html.decode_html(data, name="halaman.html")
    assert "halaman.html: some bytes are invalid in utf-8" in caplog.text


def test_page_is_a_row_with_html(tmp_path):
    path = tmp_path / "a.htm"
    path.write_text(PAGE)
    assert [row() for row in html.rows(path)] == [{"html": PAGE}]
    assert list(html.rows(path, start=1)) == []


def test_binary_file_is_an_error(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (row,) = html.rows(path)
    with pytest.raises(InputError, match="binary data"):
        row()
