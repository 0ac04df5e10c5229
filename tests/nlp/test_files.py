from __future__ import annotations

import pytest

from pipeline.errors import ModelError
from pipeline.nlp.files import ModelFiles, Stored, as_json, under


class Words(Stored):
    def __init__(self) -> None:
        self.words: list[str] = []

    def to_files(self) -> dict[str, bytes]:
        return under("lists", {"words.json": as_json(self.words)})

    def from_files(self, files: ModelFiles) -> None:
        self.words = files.within("lists").json("words.json")


@pytest.fixture
def words() -> Words:
    part = Words()
    part.words = ["ibu", "çok"]
    return part


def test_a_part_survives_the_disk(words, tmp_path):
    words.to_disk(tmp_path / "part")
    assert (tmp_path / "part/lists/words.json").is_file()
    assert Words().from_disk(tmp_path / "part").words == words.words


def test_a_part_survives_bytes(words):
    assert Words().from_bytes(words.to_bytes()).words == words.words


def test_what_a_folder_lacks_is_looked_for_in_the_next(tmp_path):
    for folder, name, word in (
        ("own", "a", "ibu"),
        ("common", "a", "ayah"),
        ("common", "b", "adik"),
    ):
        (tmp_path / folder / "lists").mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "lists" / name).write_text(word)
    files = ModelFiles.in_folder(tmp_path / "own", tmp_path / "common").within("lists")
    assert (files.read("a"), files.read("b")) == (b"ibu", b"adik")
    assert files.path("b") == tmp_path / "common/lists/b"
    assert files.has("b")
    assert not files.has("c")
    assert files.path("c") is None


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"model file missing: .*lists/words\.json"):
        Words().from_disk(tmp_path)


def test_a_broken_file_is_named(tmp_path, words):
    words.to_disk(tmp_path)
    (tmp_path / "lists/words.json").write_text("[")
    with pytest.raises(ModelError, match=r"cannot be used: .*words\.json"):
        Words().from_disk(tmp_path)
