from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.readers import encodings, txt
from pipeline.readers.corpus import read_corpus, read_file
from pipeline.readers.encodings import sniff
from pipeline.readers.files import CorpusFile

TEXT = "Kafé Senja di Bogor “ramai” – kata Rini."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("suffix", [".txt", ".jsonl", ".json", ".csv", ".tsv"])
def test_text_is_read_in_usual_encodings(tmp_path: Path, encoding: str, suffix: str) -> None:
    row = json.dumps({"text": TEXT}, ensure_ascii=False)
    content = {
        ".txt": TEXT,
        ".jsonl": f"{row}\n{row}\n",
        ".json": f"[{row},\n{row}]",
        ".csv": f"text\n{TEXT}\n{TEXT}\n",
        ".tsv": f"id\ttext\n1\t{TEXT}\n2\t{TEXT}\n",
    }[suffix]
    (tmp_path / f"a{suffix}").write_bytes(content.encode(encoding))
    texts = {record.text for record in read_corpus(tmp_path)}
    assert texts == {TEXT}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Kaf\xc3",  # cut inside a character, as far as one can tell
        b"Halo \xff dunia",
        b"Halo \x81 dunia",
        "Kafé".encode() + b" \xe9",  # damaged UTF-8, not another encoding
        "日本語".encode("shift-jis") * 20,
        bytes(range(256)),
        b"\0" * 50,
        "“Halo”".encode()[:-1],  # cut inside a character
    ],
)
def test_what_is_no_other_encoding_is_called_utf8(data: bytes) -> None:
    assert sniff(data) == "utf-8"


def _written(folder: Path, suffix: str, text: str, *, encoding: str) -> Path:
    content = {
        ".txt": text,
        ".html": f"<p>{text}</p>",
        ".jsonl": json.dumps({"text": text}, ensure_ascii=False),
        ".json": json.dumps([{"text": text}], ensure_ascii=False),
        ".csv": f"text\n{text}\n",
    }[suffix]
    path = folder / f"a{suffix}"
    path.write_bytes(content.encode(encoding, "surrogateescape"))
    return path


SUFFIXES = (".txt", ".html", ".jsonl", ".json", ".csv")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("encoding", ["koi8-r", "utf-16-le", "shift-jis"])
def test_a_given_encoding_decides(tmp_path: Path, suffix: str, encoding: str) -> None:
    path = _written(tmp_path, suffix, "Kabar ф.", encoding=encoding)
    (record,) = read_corpus(path, encoding=encoding)
    assert "Kabar ф." in (record.text or record.html or "")
    assert record.flags == ()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_recognised_encoding_leaves_a_note(tmp_path: Path, suffix: str) -> None:
    path = _written(tmp_path, suffix, TEXT, encoding="cp1252")
    (record,) = read_corpus(path)
    assert TEXT in (record.text or record.html or "")
    assert record.flags == ("assumed_cp1252",)
    (record,) = read_corpus(_written(tmp_path, suffix, TEXT, encoding="utf-8"))
    assert record.flags == ()


def test_a_declared_encoding_is_not_assumed(tmp_path: Path) -> None:
    page = f'<meta charset="windows-1252"><p>{TEXT}</p>'
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    (record,) = read_corpus(tmp_path)
    assert record.flags == ()


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    ("encoding", "text", "byte"),
    [("cp1252", "Kabar \udc81.", "0x81"), ("ascii", "Kabar \udce9.", "0xe9")],
)
def test_what_is_not_in_the_given_encoding_is_an_error(
    tmp_path: Path, suffix: str, encoding: str, text: str, byte: str
) -> None:
    path = _written(tmp_path, suffix, text, encoding=encoding)
    (error,) = read_file(CorpusFile(path, path.name, encoding))
    assert isinstance(error, InputError)
    assert f"invalid {encoding}" in str(error)
    assert byte in str(error)


def test_one_bad_line_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "Kaf\xe9"}\n{"text": "Kaf\x81"}\n{"text": "Kopi"}\n')
    found = list(read_file(CorpusFile(path, path.name, "cp1252")))
    assert [getattr(item, "text", None) for item in found] == ["Kafé", None, "Kopi"]


def test_text_that_ends_inside_a_character_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Kabar".encode("utf-16-le")[:-1])
    (error,) = read_file(CorpusFile(path, path.name, "utf-16-le"))
    assert "invalid utf-16-le" in str(error)


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".json", ".txt"])
def test_a_recognised_encoding_is_told_once(
    tmp_path: Path, suffix: str, caplog: pytest.LogCaptureFixture
) -> None:
    text = {".csv": "isi\nKafé.\n", ".txt": "Kafé."}.get(suffix, '{"isi": "Kafé."}\n')
    path = tmp_path / f"a{suffix}"
    path.write_bytes(text.encode("cp1252"))
    for _ in range(2):
        (record,) = read_corpus(path)
        assert (record.text, record.flags) == ("Kafé.", ("assumed_cp1252",))
    assert caplog.messages == [f"{path}: not UTF-8; read as cp1252"]


@pytest.mark.parametrize("text", ["Kafé", "Ia memesan kopi di kafé", "“Ya,” kata José”"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_windows_1252_may_end_in_a_letter_above_ascii(tmp_path, text, pack):
    path = tmp_path / "a.txt"
    path.write_bytes(pack(text.encode("cp1252")))
    assert txt.read(path) == text


def test_utf_32_is_known_by_its_mark():
    assert [sniff("Halo".encode(name)) for name in ("utf-32", "utf-16")] == ["utf-32", "utf-16"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_utf_8_is_known_where_the_sample_ends_inside_a_character(tmp_path, pack):
    path = tmp_path / "a.txt"
    text = "a" * (encodings.SAMPLE - 1) + "é"
    path.write_bytes(pack(text.encode()))
    assert txt.read(path) == text
