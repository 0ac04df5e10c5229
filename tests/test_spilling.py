from __future__ import annotations

from pathlib import Path

from pipeline.spilling import open_spilling


def test_more_than_the_memory_goes_to_the_folder(tmp_path: Path) -> None:
    rows = 3_000_000
    with open_spilling(tmp_path / "spill", memory="50MB") as connection:
        connection.execute(
            "create table numbers as select range as n, hash(range) as h from range(?)", [rows]
        )
        (counted,) = connection.sql("select count(*) from numbers").fetchall()[0]
        assert counted == rows
        assert any((tmp_path / "spill").iterdir())


def test_a_database_of_its_own_stays(tmp_path: Path) -> None:
    with open_spilling(tmp_path, database=tmp_path / "numbers.duckdb") as connection:
        connection.execute("create table numbers as select 7 as n")
    with open_spilling(tmp_path, database=tmp_path / "numbers.duckdb") as connection:
        assert connection.sql("select n from numbers").fetchall() == [(7,)]
