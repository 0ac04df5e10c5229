from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipeline.config import RunConfig
from pipeline.errors import ConfigError
from pipeline.runs.manifest import (
    FREE_ON_RESUME,
    Recipe,
    differences,
    flat_settings,
    make_recipe,
    manifest_json,
    software_versions,
)


def test_a_recipe_survives_json() -> None:
    recipe = make_recipe(RunConfig(lang="any"), models={"a.bin": "00"})
    assert Recipe.from_json(recipe.to_json()) == recipe
    assert differences(recipe, Recipe.from_json(recipe.to_json())) == []


@pytest.mark.parametrize("text", ["", "[]", '{"other": 1}'])
def test_a_damaged_recipe_is_named(text: str) -> None:
    with pytest.raises(ConfigError, match=r"run\.json is damaged"):
        Recipe.from_json(text)


def test_differences_name_settings_models_and_versions() -> None:
    old = make_recipe(RunConfig(), models={"a.bin": "00", "b.bin": "00"})
    new = make_recipe(RunConfig(clean="none"), models={"a.bin": "01"})
    assert differences(old, replace(new, version="9", schema_version=7)) == [
        "clean was 'article' and is now 'none'",
        "a.bin is another file",
        "b.bin is another file",
        f"nusawarta was {old.version} and is now 9",
        f"the schema was {old.schema_version} and is now 7",
    ]


def test_what_is_free_on_resume_is_a_setting() -> None:
    assert set(flat_settings(RunConfig())) >= FREE_ON_RESUME
    assert not set(make_recipe(RunConfig(), models={}).settings) & FREE_ON_RESUME


def test_the_manifest_says_what_a_run_was_made_with() -> None:
    recipe = make_recipe(RunConfig(), models={"a.bin": "00"})
    text = manifest_json(recipe, RunConfig(), counts={"tokens": 3}, shards=2, seconds=1.23456)
    values = json.loads(text)
    assert values["models"] == {"a.bin": "00"}
    assert (values["counts"], values["shards"], values["seconds"]) == ({"tokens": 3}, 2, 1.235)
    assert values["software"] == software_versions()
    assert values["finished_at"].endswith("+00:00")
