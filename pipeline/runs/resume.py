"""Begin a run, or find out that it may be continued: same recipe, same corpus.

A corpus that has grown is planned on where that is wanted (see `pipeline.runs.append`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import ConfigError
from pipeline.loading import corrections_of
from pipeline.records import valid_unicode
from pipeline.runs import manifest
from pipeline.runs import plan as planning
from pipeline.runs.append import growth_of, in_order_of, warn_of
from pipeline.runs.atomic import write_atomically
from pipeline.runs.ids import IdBook, book_of, write_renamed
from pipeline.runs.output import Output, clear, clear_temporary
from pipeline.runs.plan_file import plan_from_json, plan_to_json
from pipeline.stages.corrections.file import to_toml

if TYPE_CHECKING:
    from pipeline.config import RunConfig
    from pipeline.readers.files import CorpusFile
    from pipeline.runs.manifest import Recipe
    from pipeline.runs.plan import Plan


@dataclass(frozen=True, slots=True)
class Begun:
    """What is to be done: the plan, its files in order, and what has become of old ones.

    `changed` and `gone` are the names of files that no longer are what was enriched of them.
    """

    plan: Plan
    files: Sequence[CorpusFile]
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def begin(
    output: Output, files: Sequence[CorpusFile], *, config: RunConfig, recipe: Recipe
) -> Begun:
    """Write down what the run is made with, or check it against what is written there.

    Raises:
        ConfigError: the folder holds another run and ``overwrite`` is off; nothing was changed.
    """
    known = None
    if not config.overwrite:
        _require_same_recipe(output, recipe)
        known = _stored_plan(output)
    if known is None:
        begun = _begin_anew(output, files, config=config, recipe=recipe)
    elif config.append:
        begun = _extend(output, files, config=config, known=known)
    else:
        begun = _continue(output, files, config=config, known=known)
    # Saved without these two, or repeating a run from its own configuration would destroy it.
    saved = dataclasses.replace(config, overwrite=False, append=False)
    write_atomically(output.config, saved.to_toml(), tmp=output.tmp)
    return begun


def _begin_anew(
    output: Output, files: Sequence[CorpusFile], *, config: RunConfig, recipe: Recipe
) -> Begun:
    plan = _planned(output, files, config=config, first=0)
    if config.overwrite:
        clear(output)
    clear_temporary(output)
    _rename(output, plan, first=0)
    if (corrections := corrections_of(config)) is not None:
        write_atomically(output.corrections, to_toml(corrections), tmp=output.tmp)
    write_atomically(output.recipe, recipe.to_json(), tmp=output.tmp)
    write_atomically(output.plan, plan_to_json(plan), tmp=output.tmp)
    return Begun(plan, files)


def _continue(
    output: Output, files: Sequence[CorpusFile], *, config: RunConfig, known: Plan
) -> Begun:
    if known.appended:
        files = in_order_of(known, files)
    plan = planning.make_plan(files, limit=config.limit, known=known)
    _require_same_corpus(output, planning.differences(known, plan))
    clear_temporary(output)
    return Begun(dataclasses.replace(known, stamps=plan.stamps), files)


def _extend(
    output: Output, files: Sequence[CorpusFile], *, config: RunConfig, known: Plan
) -> Begun:
    growth = growth_of(known, files)
    warn_of(growth)
    plan = dataclasses.replace(known, stamps=growth.stamps)
    clear_temporary(output)
    if growth.new:
        first = len(known.files)
        plan = plan.extended(_planned(output, growth.new, config=config, first=first))
        _rename(output, plan, first=first)
        # Until the new plan is there, all of this fits the old one as well.
        output.manifest.unlink(missing_ok=True)
        output.duplicates.unlink(missing_ok=True)
        write_atomically(output.plan, plan_to_json(plan), tmp=output.tmp)
    return Begun(plan, (*growth.old, *growth.new), growth.changed, growth.gone)


def _planned(output: Output, files: Sequence[CorpusFile], *, config: RunConfig, first: int) -> Plan:
    """Plan files that no call has planned yet, and gather the ids of their records."""
    with IdBook(book_of(output.ids, first=first)) as book:
        return planning.make_plan(
            files,
            shard_size=config.shard_size,
            limit=config.limit,
            fields=config.fields,
            on_id=book.add,
            first=first,
        )


def _rename(output: Output, plan: Plan, *, first: int) -> None:
    """Write down which records get another id, of files from number *first* on."""
    firsts = (0, *(part.first for part in plan.appended))
    write_renamed(
        [book_of(output.ids, first=number) for number in firsts],
        output.renamed,
        names=[valid_unicode(file.name) for file in plan.files],
        scratch=output.tmp,
        first=first,
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
    return plan_from_json(output.plan.read_text(encoding="utf-8", errors="replace"))


def _another_run(output: Output, what: str, changes: Sequence[str]) -> ConfigError:
    some = "; ".join(changes[:5]) + (f"; and {len(changes) - 5} more" if len(changes) > 5 else "")
    return ConfigError(
        f"{output} holds a run with another {what}: {some}. "
        "Choose another folder, or overwrite it (--overwrite)"
    )
