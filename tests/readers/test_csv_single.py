from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.readers.corpus import read_file
from pipeline.readers.files import CorpusFile
from pipeline.records import Record


def read(tmp_path: Path, text: str) -> list[tuple[str | None, str | None]]:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    found = read_file(CorpusFile(path, path.name))
    return [(one.title, one.text) for one in found if isinstance(one, Record)]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("header", ["judul{0}isi", "'judul'{0}'isi'"])
def test_single_quotes_around_fields_are_read(tmp_path: Path, sign: str, header: str) -> None:
    rows = [
        "'Banjir surut'{0}'Warga{0} kata Rina{0} pulang.'",
        "'Panen'{0}'Petani di ''Blora'' panen.\nHarga turun.'",
        "'Kata \"Sari\"'{0}'\"Pergi,\" katanya.'",
    ]
    text = "\n".join([header, *rows]).format(sign)
    assert read(tmp_path, text) == [
        ("Banjir surut", f"Warga{sign} kata Rina{sign} pulang."),
        ("Panen", "Petani di 'Blora' panen.\nHarga turun."),
        ('Kata "Sari"', '"Pergi," katanya.'),
    ]


def test_quotes_escaped_by_a_backslash_are_read(tmp_path: Path) -> None:
    text = "judul,isi\n'Panen','Petani \\'senang\\', kata Rina.'\n"
    assert read(tmp_path, text) == [("Panen", "Petani 'senang', kata Rina.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("judul,isi\n'Panen' raya,Jum'at lalu\n", ("'Panen' raya", "Jum'at lalu")),
        ('judul,isi\n"\'Panen\'","Petani, kata Rina"\n', ("'Panen'", "Petani, kata Rina")),
        ("judul,isi\n'Tak, Tahu,kata Rina'\n", None),
    ],
)
def test_single_quotes_within_fields_stay(
    tmp_path: Path, text: str, expected: tuple[str, str] | None
) -> None:
    assert read(tmp_path, text) == ([expected] if expected else [])
