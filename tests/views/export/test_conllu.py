from __future__ import annotations

from io import StringIO
from pathlib import Path

import conllu
import pytest
from udtools.validator import Validator

from pipeline.views.export.export import export


@pytest.fixture
def file(out, tmp_path) -> Path:
    export(out, "conllu", tmp_path / "a.conllu")
    return tmp_path / "a.conllu"


def problems_of(file: Path) -> str:
    """What the validator of Universal Dependencies says about the format (its level 2)."""
    state = Validator(lang="ud", level=2, output=None).validate_files([str(file)])
    return "" if state.passed() else str(state)


def test_ud_tools_find_nothing_wrong(file):
    assert problems_of(file) == ""


def test_ud_tools_would_find_something_wrong(file):
    file.write_text(file.read_text(encoding="utf-8").replace("1-2\t", "1-9\t"), encoding="utf-8")
    assert "invalid-word-interval" in problems_of(file) or problems_of(file)


def test_documents_paragraphs_and_sentences_have_ids(file):
    sentences = conllu.parse(file.read_text(encoding="utf-8"))
    ids = [sentence.metadata["sent_id"] for sentence in sentences]
    assert ids[-1] == "berita%201%2F100%25.txt#3-s2"
    assert len(set(ids)) == len(ids)
    opened = [sentence.metadata.get("newdoc id") for sentence in sentences]
    assert opened == ["a", *[None] * (len(ids) - 4), "berita%201%2F100%25.txt#3", None, None]
    assert sentences[-1].metadata["newpar id"] == "berita%201%2F100%25.txt#3-p1"


def test_multiword_tokens_are_ranges_and_spacing_is_kept(file):
    first = conllu.parse(file.read_text(encoding="utf-8"))[-3]
    assert first.metadata["text"] == "Penghuninya melihat Budi Santoso di Bogor."
    assert [row["id"] for row in first][:4] == [(1, "-", 2), 1, 2, 3]
    assert first[0]["form"] == "Penghuninya"
    assert first[0]["misc"] == {"SpacesAfter": r"\s\s"}
    assert first[-2]["misc"] == {"NE": "B-PERSON", "SpaceAfter": "No"}


def test_names_are_in_misc(file):
    first = conllu.parse(file.read_text(encoding="utf-8"))[-3]
    tags = {row["form"]: (row["misc"] or {}).get("NE") for row in first}
    assert (tags["Budi"], tags["Santoso"], tags["di"]) == ("B-PERSON", "I-PERSON", None)


def test_it_streams_to_what_is_open(out):
    stream = StringIO()
    assert export(out, "conllu", stream) == 2
    assert stream.getvalue().startswith("# newdoc id = a\n")
