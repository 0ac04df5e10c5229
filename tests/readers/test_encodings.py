from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.readers.corpus import read_corpus
from pipeline.readers.encodings import sniff

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
        b"Kaf\xe9",  # cut inside a character, as far as one can tell
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
