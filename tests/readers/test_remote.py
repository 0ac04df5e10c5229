"""URLs, tried on the file system in memory that fsspec has."""

from __future__ import annotations

import gzip
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import InputError, MissingDependencyError
from pipeline.readers.corpus import count_records, read_corpus, read_file
from pipeline.readers.files import find_files
from pipeline.readers.remote import RemoteFile, is_url, local_folder, locate
from pipeline.readers.survey import digest_of, survey
from pipeline.records import Record

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def memory() -> Iterator[Any]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


@pytest.fixture
def corpus(memory: Any, tmp_path: Path) -> str:
    pq.write_table(pa.table({"isi": ["Tabel."]}), tmp_path / "d.parquet")
    contents = {
        "a.txt": b"Teks.",
        "b/c.jsonl.gz": gzip.compress(b'{"text": "Baris."}\n{"text": "Lagi."}\n'),
        "d.parquet": (tmp_path / "d.parquet").read_bytes(),
        "e.csv": "isi\nKafé\n".encode("cp1252"),
        "f.html": b"<p>Halaman.</p>",
        "g.json": b'[{"text": "Larik."}]',
        "README.md": b"bukan",
        "_x/a.txt": b"bukan",
    }
    for name, content in contents.items():
        memory.pipe(f"/berita/{name}", content)
    return "memory://berita"


def test_a_folder_is_read_as_one_of_this_machine(corpus: str, memory: Any, tmp_path: Path) -> None:
    found = list(read_corpus(corpus))
    texts = [record.text or record.html for record in found]
    assert texts == ["Teks.", "Baris.", "Lagi.", "Tabel.", "Kafé", "<p>Halaman.</p>", "Larik."]
    assert found[1].path == "memory:///berita/b/c.jsonl.gz"
    assert found[4].flags == ("assumed_cp1252",)
    memory.get("/berita", str(tmp_path / "sini"), recursive=True)
    here = list(read_corpus(tmp_path / "sini"))
    assert [record.doc_id for record in here] == [record.doc_id for record in found]


def test_what_a_run_asks_of_a_file(corpus: str) -> None:
    for file in find_files(corpus):
        known = survey(file)
        assert known.records == count_records(file) == len(list(read_file(file)))
        assert known.digest == digest_of(file.path)


def test_slices_of_a_file_are_the_whole(memory: Any) -> None:
    memory.pipe("/a.jsonl", b"".join(b'{"text": "%d"}\n' % n for n in range(7)))
    (file,) = find_files("memory://a.jsonl")
    pieces = [list(read_file(file, start=at, stop=at + 3)) for at in (0, 3, 6)]
    found = [item.text for piece in pieces for item in piece if isinstance(item, Record)]
    assert found == [str(n) for n in range(7)]


def test_a_version_is_told_from_another(memory: Any) -> None:
    memory.pipe("/a.txt", b"satu")
    before = RemoteFile("memory://a.txt").stat()
    assert RemoteFile("memory://a.txt").stat() == before
    memory.pipe("/a.txt", b"dua!")
    assert RemoteFile("memory://a.txt").stat() != before


def test_it_travels_between_processes() -> None:
    file = RemoteFile("s3://ember/berita 1.csv.gz")
    assert pickle.loads(pickle.dumps(file)) == file  # noqa: S301 - our own
    assert (file.name, file.suffix, file.stem) == ("berita 1.csv.gz", ".gz", "berita 1.csv")


def test_file_urls_are_paths_of_this_machine(tmp_path: Path) -> None:
    (tmp_path / "kabar baru.txt").write_text("Halo", encoding="utf-8")
    url = (tmp_path / "kabar baru.txt").as_uri()
    assert locate(url) == (tmp_path / "kabar baru.txt", None)
    assert [record.text for record in read_corpus(url)] == ["Halo"]
    assert [record.text for record in read_corpus(tmp_path.as_uri())] == ["Halo"]


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("memory://tidak-ada.txt", r"^memory://tidak-ada\.txt: no such file or folder"),
        ("memory://a.docx", r"memory://a\.docx: unknown format \(\.docx\)"),
        ("memory://kosong", "memory://kosong: the folder holds no file that can be read"),
        ("memory://keluaran", "memory://keluaran: the folder holds the output of a run"),
        ("salah://a.txt", r"salah://a\.txt: unknown kind of URL"),
    ],
)
def test_what_cannot_be_read_is_told(memory: Any, url: str, message: str) -> None:
    memory.pipe({"/a.docx": b"", "/kosong/a.docx": b"", "/keluaran/_state/run.json": b"{}"})
    with pytest.raises(InputError, match=message):
        find_files(url)


def test_outputs_of_runs_are_left_out(memory: Any, caplog: pytest.LogCaptureFixture) -> None:
    names = ("a.txt", "out/_state/run.json", "out/documents/part-00000.parquet", "outer/b.txt")
    memory.pipe({f"/berita/{name}": b"Halo" for name in names})
    assert [file.name for file in find_files("memory://berita")] == ["a.txt", "outer/b.txt"]
    assert "skipped what runs have written: out/" in caplog.text


def test_a_missing_package_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(MissingDependencyError, match=r"fsspec is not .* 'nusawarta\[remote\]'"):
        find_files("memory://a.txt")


def test_a_part_for_a_kind_of_url_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(MissingDependencyError, match=r"s3.*'nusawarta\[remote\]'"):
        find_files("s3://ember/a.txt")


def test_what_breaks_on_the_way_is_a_row(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    memory.pipe("/a.txt", b"Halo")
    (file,) = find_files("memory://a.txt")

    def broken(*_arguments: object) -> bytes:
        raise RuntimeError("the line is dead")

    monkeypatch.setattr("fsspec.implementations.memory.MemoryFile.read", broken)
    (error,) = read_file(file)
    assert isinstance(error, InputError)
    assert "cannot be read: RuntimeError: the line is dead" in str(error)


def test_an_output_is_a_folder_of_this_machine(tmp_path: Path) -> None:
    assert local_folder(tmp_path.as_uri()) == tmp_path
    assert local_folder("a/b") == Path("a/b")
    assert local_folder("s3://ember/out") is None


def test_urls_are_told_from_paths() -> None:
    assert is_url("https://situs.id/a.html")
    assert not is_url("a.html")
