from __future__ import annotations

import logging
import os
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.readers.files import CorpusFile, find_files


def make(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Isi.")


def names(files):
    return [file.name for file in files]


def test_folders_are_walked_in_sorted_order_without_hidden_names(tmp_path):
    make(tmp_path, "b/2.txt", "b/10.jsonl.gz", "a.csv", "c.HTML", "b.parquet")
    make(tmp_path, ".git/x.txt", "_state/x.txt", "b/.x.txt", "b/_x.txt")
    found = find_files([tmp_path])
    assert names(found) == ["a.csv", "b/10.jsonl.gz", "b/2.txt", "b.parquet", "c.HTML"]
    assert found[0] == CorpusFile(tmp_path / "a.csv", "a.csv")


def test_what_is_hidden_is_told_where_it_could_be_read(tmp_path, caplog):
    make(tmp_path, "a.txt", ".DS_Store", "README.md", "_SUCCESS", ".part-0.crc")
    find_files(tmp_path)
    assert caplog.messages == []
    make(tmp_path, "b/.x.txt", "b/_y.csv.gz", "_naskah/z.txt", "README.txt")
    assert names(find_files(tmp_path)) == ["a.txt"]
    (message,) = caplog.messages
    told = "README.txt, _naskah/, b/.x.txt, b/_y.csv.gz"
    assert message == f"{tmp_path}: skipped 4 files or folders by their names: {told}"


def test_the_parts_of_a_saved_page_are_left_out(tmp_path, caplog):
    make(tmp_path, "a.html", "a_files/iklan.html", "b_files/c.html")
    assert names(find_files(tmp_path)) == ["a.html", "b_files/c.html"]
    assert caplog.messages == [f"{tmp_path}: skipped 1 files or folders by their names: a_files/"]


@pytest.mark.parametrize("url", ["https://berita.test/a.csv", "s3://berita/a.csv"])
def test_a_url_that_a_path_has_maimed_is_seen(url):
    with pytest.raises(InputError, match="a URL is given as text, with two slashes"):
        find_files(Path(url))


def test_an_argument_itself_may_be_hidden_and_is_named_by_its_base_name(tmp_path):
    make(tmp_path, "_data/a.txt", ".b.txt")
    assert names(find_files([tmp_path / ".b.txt", tmp_path / "_data"])) == [".b.txt", "a.txt"]


def test_one_path_may_be_given_alone(tmp_path):
    make(tmp_path, "a.txt")
    assert find_files(str(tmp_path / "a.txt")) == find_files([tmp_path / "a.txt"])


def test_unknown_format_in_a_folder_is_skipped_with_one_warning(tmp_path, caplog):
    make(tmp_path, "a.txt", *(f"{number}.pdf" for number in range(7)))
    with caplog.at_level(logging.WARNING):
        assert names(find_files([tmp_path])) == ["a.txt"]
    (message,) = caplog.messages
    assert "skipped 7 files of unknown format: 0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf, ..." in message


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.parquet.gz", "a.txt.bz2", "3.2.2022.docx"])
def test_an_argument_of_unknown_format_lists_the_known_ones(tmp_path, name):
    make(tmp_path, name)
    with pytest.raises(InputError, match=r"\.jsonl, \.ndjson, \.json, \.csv") as caught:
        find_files([tmp_path / name])
    assert caught.value.path == str(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none", "no such file or folder"),
        ("empty", "holds no file that can be read"),
        ("hidden", "holds no file that can be read"),
        ("pdfs", "holds no file that can be read"),
        ("pipe.txt", "neither a file nor a folder"),
    ],
)
def test_an_argument_without_input_is_an_error_that_names_it(tmp_path, name, message):
    (tmp_path / "empty").mkdir()
    make(tmp_path, "hidden/_a.txt", "hidden/README.txt", "pdfs/a.pdf")
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match=message) as caught:
        find_files([tmp_path / name])
    assert str(tmp_path / name) in str(caught.value)


def test_all_problems_are_told_at_once(tmp_path):
    make(tmp_path, "a.txt", "b.pdf")
    with pytest.raises(InputError, match=r"(?s)none: no such file.*b\.pdf: unknown format"):
        find_files([tmp_path / "none", tmp_path / "a.txt", tmp_path / "b.pdf"])


def test_no_argument_is_an_error():
    with pytest.raises(InputError, match="no input given"):
        find_files([])


def test_a_file_reached_twice_is_read_once(tmp_path, caplog):
    make(tmp_path, "corpus/a.txt", "corpus/b.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "corpus" / "b.txt")
    arguments = [tmp_path / "corpus/a.txt", tmp_path / "corpus", tmp_path / "link.txt"]
    assert names(find_files(arguments)) == ["a.txt", "b.txt"]
    assert "given more than once" in caplog.text


def test_links_that_lead_nowhere_or_to_folders_are_left_out(tmp_path):
    make(tmp_path, "corpus/a.txt")
    (tmp_path / "corpus/b.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "corpus/loop").symlink_to(tmp_path / "corpus")
    assert names(find_files([tmp_path / "corpus"])) == ["a.txt"]


def test_equal_names_grow_by_the_folders_above_them(tmp_path):
    make(tmp_path, "a/x.txt", "b/x.txt", "b/y.txt")
    both = [tmp_path / "a", tmp_path / "b"]
    assert names(find_files(both)) == ["a/x.txt", "b/x.txt", "y.txt"]
    as_files = [tmp_path / "a/x.txt", tmp_path / "b/x.txt"]
    assert names(find_files(as_files)) == ["a/x.txt", "b/x.txt"]


def test_equal_names_grow_until_they_differ_from_all(tmp_path):
    make(tmp_path, "1/data/x.txt", "2/data/x.txt", "3/data/x.txt")
    arguments = [tmp_path / "1/data", tmp_path / "2/data", tmp_path / "3"]
    assert names(find_files(arguments)) == ["1/data/x.txt", "2/data/x.txt", "3/data/x.txt"]


def test_names_depend_on_the_set_of_arguments_not_on_their_order(tmp_path, monkeypatch):
    make(tmp_path, "1/data/x.txt", "2/data/x.txt", "3/data/x.txt", "3/z.txt")
    monkeypatch.chdir(tmp_path)
    arguments = [Path("1/data"), Path("./2/../2/data"), tmp_path / "3"]
    seen = {frozenset(names(find_files(order))) for order in permutations(arguments)}
    assert len(seen) == 1


@settings(deadline=None, max_examples=50)
@given(st.sets(st.lists(st.sampled_from("ab"), min_size=1, max_size=3).map("/".join), min_size=1))
def test_names_are_always_unique(tmp_path_factory, folders):
    root = tmp_path_factory.mktemp("files")
    make(root, *(f"{folder}/x.txt" for folder in folders))
    found = find_files([root / folder for folder in sorted(folders)])
    assert len(found) == len(folders)
    assert len(set(names(found))) == len(folders)
