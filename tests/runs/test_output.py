from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.runs.atomic import write_atomically
from pipeline.runs.output import Output, clear, locked, refuse_foreign


def test_a_folder_that_a_killed_run_only_began_is_ours(tmp_path: Path) -> None:
    output = Output(tmp_path / "out")
    with locked(output):
        pass
    refuse_foreign(output)


def test_only_named_parts_of_tables_count_as_parts(tmp_path: Path) -> None:
    folder = tmp_path / "tokens"
    folder.mkdir()
    names = ["part-00001.parquet", "part-00000.parquet", "part-x.parquet", "part-00000.parquet.bak"]
    for name in names:
        (folder / name).touch()
    assert [shard for shard, _ in Output(tmp_path).parts("tokens")] == ["00000", "00001"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_atomically(path, "satu", tmp=tmp_path)
    write_atomically(path, "dua", tmp=tmp_path)
    assert path.read_text(encoding="utf-8") == "dua"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_clearing_keeps_the_recipe_so_that_the_folder_stays_ours(tmp_path: Path) -> None:
    output = Output(tmp_path / "out")
    with locked(output):
        output.recipe.write_text("{}", encoding="utf-8")
        output.plan.write_text("{}", encoding="utf-8")
        for path in output.corpus_tables.values():
            path.touch()
        output.part("tokens", "00000").parent.mkdir()
        output.part("tokens", "00000").touch()
        clear(output)
    assert output.recipe.exists()
    assert not output.plan.exists()
    assert not any(path.exists() for path in output.corpus_tables.values())
    assert not output.parts("tokens")
    refuse_foreign(output)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    output = Output(tmp_path / "file" / "out")
    with pytest.raises(ConfigError, match=r"cannot write to .*file/out"), locked(output):
        pass
