from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import FieldConfig, ModelConfig, RunConfig
from pipeline.errors import ConfigError
from pipeline.settings import flat, settings_of

ANY_TEXT = st.text(st.characters(codec="utf-8"))


@given(title=st.none() | ANY_TEXT, device=ANY_TEXT, limit=st.none() | st.integers(1, 10**9))
def test_toml_gives_the_configuration_back(
    tmp_path_factory: pytest.TempPathFactory, title: str | None, device: str, limit: int | None
) -> None:
    config = RunConfig(
        limit=limit,
        overwrite=True,
        fields=FieldConfig(title=title),
        models=ModelConfig(device=device),
    )
    path = tmp_path_factory.getbasetemp() / "config.toml"
    path.write_text(config.to_toml(), encoding="utf-8", newline="")
    assert RunConfig.from_toml(path) == config


def test_what_is_not_chosen_is_not_written() -> None:
    assert "fields" not in RunConfig().to_toml()
    assert "limit" not in RunConfig().to_toml()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"limt": 2}, r"unknown setting limt; valid: .*limit"),
        ({"models": {"folders": "x"}}, r"unknown setting models\.folders; valid: .*folder"),
        ({"models": "int8"}, "models must be a table, not 'int8'"),
        ({"models": {"precision": "int4"}}, r"unknown models\.precision 'int4'; choose one of"),
        ({"models": {"profile": "quick"}}, r"unknown models\.profile 'quick'; choose one of"),
        ({"models": {"precision": 8}}, r"unknown models\.precision 8; choose one of"),
        ({"workers": "2"}, "workers must be of type int, not '2'"),
        ({"workers": True}, "workers must be of type int, not True"),
        ({"workers": 2.0}, "workers must be of type int, not 2.0"),
        ({"overwrite": 1}, "overwrite must be of type bool, not 1"),
        ({"fields": {"text": 3}}, "fields.text must be of type str, not 3"),
        ({"workers": 0}, "workers must be at least 1, not 0"),
        ({"limit": 0}, "limit must be at least 1, not 0"),
        ({"max_failures": -1}, "max_failures must be at least 0, not -1"),
        ({"models": {"threads": 0}}, r"models\.threads must be at least 1, not 0"),
        ({"models": {"threads": 1_000_000}}, r"models\.threads must be at most 1024"),
    ],
)
def test_wrong_values_are_named(values: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        RunConfig.from_dict(values)


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(ConfigError, match=r"'jv'.*shard_size.*batch_words"):
        RunConfig.from_dict({"lang": "jv", "shard_size": 0, "models": {"batch_words": -1}})


@pytest.mark.parametrize("name", ["latn1", "base64", "undefined", "", "a\0b"])
def test_an_unknown_encoding_is_refused(name: str) -> None:
    with pytest.raises(ConfigError, match=r"unknown encoding .*utf-8, utf-16, cp1252"):
        RunConfig(encoding=name)


@pytest.mark.parametrize("text", ["limit =", "limit = 1\nlimit = 2", b"\xff\xfe"])
def test_a_file_that_is_not_toml(tmp_path: Path, text: str | bytes) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ConfigError, match=r"a\.toml is not valid TOML"):
        RunConfig.from_toml(path)


def test_every_setting_is_declared_and_its_default_is_valid() -> None:
    declared = settings_of(RunConfig)
    assert list(declared) == list(flat(RunConfig()))
    for setting in declared.values():
        assert setting.problem(setting.default) is None
        assert setting.help.endswith(".")
    flags = [setting.parameter for setting in declared.values()]
    assert len(set(flags)) == len(flags)
