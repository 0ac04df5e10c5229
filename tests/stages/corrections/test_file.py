from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.stages.corrections.file import read_corrections, to_toml
from pipeline.stages.corrections.known_names import Corrections

TOML = """
never = ["Simak"]
[labels]
"Bank Sampah Melati" = "ORG"
[names]
"Ratna Widjaja" = ["Bu Ratna", "RW"]
"""
TSV = """# kind, name, value
never\tSimak
label\tBank  Sampah Melati\tORG

name\tRatna Widjaja\tBu Ratna\t
name\tRatna Widjaja\tRW
"""
EXPECTED = Corrections(
    ("Simak",),
    (("Bank Sampah Melati", "ORG"),),
    (("Bu Ratna", "Ratna Widjaja"), ("RW", "Ratna Widjaja")),
)


def written(folder: Path, text: str, *, suffix: str) -> Path:
    path = folder / f"koreksi{suffix}"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("suffix", "text"), [(".toml", TOML), (".tsv", TSV)])
def test_both_forms_say_the_same(tmp_path: Path, suffix: str, text: str) -> None:
    found = read_corrections(written(tmp_path, text, suffix=suffix))
    assert found == EXPECTED
    assert read_corrections(written(tmp_path, to_toml(found), suffix=".toml")) == EXPECTED


@pytest.mark.parametrize("suffix", [".toml", ".tsv"])
def test_an_empty_file_corrects_nothing(tmp_path: Path, suffix: str) -> None:
    assert not read_corrections(written(tmp_path, "", suffix=suffix))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("never = ?", "line 1"),
        ("\nnama = 3", "line 2: unknown table 'nama'; choose one of: labels, names, never"),
        ("never = 'Simak'", "line 1: never must be a list of texts"),
        ("labels = 3", "line 1: labels must be a table"),
        ("[labels]\nMelati = 3", "line 2: the label of 'Melati' must be a text"),
        ("[labels]\nMelati = 'ORGG'", "line 2: unknown label 'ORGG'; choose one of: EVENT, FAC"),
        ("[labels]\nMelati = 'DATE'", "line 2: unknown label 'DATE'"),
        ("[names]\nRatna = 'RW'", "line 2: Ratna must be a list of texts"),
        ("[names]\nRatna = ['!']", "line 2: a name begins with a letter or a digit, not '!'"),
        ("never = ['']", "line 1: a name begins with"),
        ("never = ['RW']\n[names]\nRatna = ['rw']", "line 3: 'rw' is never a name"),
        ("[names]\nRatna = ['RW']\nRudi = ['RW']", "line 3: 'RW' stands for another name already"),
        ("[names]\nRatna = ['RW']\nRW = ['R']", "'RW' stands for 'Ratna', and others for it"),
        ("[labels]\nA = 'X'\nB = 'Y'", "line 2: unknown label 'X'.*line 3: unknown label 'Y'"),
    ],
)
def test_what_is_wrong_in_toml_is_told_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(ConfigError, match=rf"koreksi\.toml: .*{message}"):
        read_corrections(written(tmp_path, text, suffix=".toml"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("#\nnama\tA\tB", "line 2: unknown kind 'nama'; choose one of: label, name, never"),
        ("never\tA\tB", "line 1: never takes 2 columns, here are 3"),
        ("name\tA", "line 1: name takes 3 columns, here are 2"),
        ("label\tA\tORG\nlabel\ta\tGPE", "line 2: 'a' has more than one label"),
        ("\n" * 3 + "label\tA\tX", "line 4: unknown label"),
    ],
)
def test_what_is_wrong_in_columns_is_told_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(ConfigError, match=rf"koreksi\.tsv: .*{message}"):
        read_corrections(written(tmp_path, text, suffix=".tsv"))


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot read corrections .*No such file"):
        read_corrections(tmp_path / "tidak-ada.toml")
    (tmp_path / "a.toml").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="not valid UTF-8"):
        read_corrections(tmp_path / "a.toml")
