"""Begin a run, or find out that it may be continued: same recipe, same corpus."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.errors import ConfigError
from pipeline.loading import corrections_of
from pipeline.records import valid_unicode
from pipeline.runs import manifest
from pipeline.runs import plan as planning
from pipeline.runs.ids import IdBook, write_renamed
from pipeline.runs.output import Output, clear, clear_temporary, write_atomically
from pipeline.stages.corrections.file import to_toml

if TYPE_CHECKING:
    from pipeline.config import RunConfig
    from pipeline.readers.files import CorpusFile
    from pipeline.runs.manifest import Recipe
    from pipeline.runs.plan import Plan


def begin(
    output: Output, files: Sequence[CorpusFile], *, config: RunConfig, recipe: Recipe
) -> Plan:
    """Write down what the run is made with, or check it against what is written there.

    Raises:
        ConfigError: the folder holds another run and ``overwrite`` is off; nothing was changed.
    """
    known = None
    if not config.overwrite:
        _require_same_recipe(output, recipe)
        known = _stored_plan(output)
    plan = _make_plan(output, files, config=config, known=known)
    if known is not None:
        _require_same_corpus(output, planning.differences(known, plan))
    if config.overwrite:
        clear(output)
    clear_temporary(output)
    if known is None:
        names = [valid_unicode(file.name) for file in plan.files]
        write_renamed(output.ids, output.renamed, names=names, scratch=output.tmp)
        output.ids.unlink()
        if (corrections := corrections_of(config)) is not None:
            write_atomically(output.corrections, to_toml(corrections), tmp=output.tmp)
        write_atomically(output.recipe, recipe.to_json(), tmp=output.tmp)
        write_atomically(output.plan, planning.plan_to_json(plan), tmp=output.tmp)
    # Saved without overwrite, or repeating a run from its own configuration would destroy it.
    saved = dataclasses.replace(config, overwrite=False)
    write_atomically(output.config, saved.to_toml(), tmp=output.tmp)
    return plan


def _make_plan(
    output: Output, files: Sequence[CorpusFile], *, config: RunConfig, known: Plan | None
) -> Plan:
    """Plan the run; the ids of its records are gathered unless an earlier call has."""
    if known is not None:
        return planning.make_plan(
            files, shard_size=config.shard_size, limit=config.limit, known=known
        )
    with IdBook(output.ids) as book:
        return planning.make_plan(
            files,
            shard_size=config.shard_size,
            limit=config.limit,
            fields=config.fields,
            on_id=book.add,
        )


def _require_same_recipe(output: Output, recipe: Recipe) -> None:
    if not output.recipe.exists():
        return
    old = manifest.Recipe.from_json(output.recipe.read_text(encoding="utf-8", errors="replace"))
    if changes := manifest.differences(old, recipe):
        raise _another_run(output, "configuration", changes)


def _require_same_corpus(output: Output, changes: Sequence[str]) -> None:
    if changes:
        raise _another_run(output, "input", changes)


def _stored_plan(output: Output) -> Plan | None:
    if not output.plan.exists():
        return None
    return planning.plan_from_json(output.plan.read_text(encoding="utf-8", errors="replace"))


def _another_run(output: Output, what: str, changes: Sequence[str]) -> ConfigError:
    some = "; ".join(changes[:5]) + (f"; and {len(changes) - 5} more" if len(changes) > 5 else "")
    return ConfigError(
        f"{output.folder} holds a run with another {what}: {some}. "
        "Choose another folder, or overwrite it (--overwrite)"
    )
