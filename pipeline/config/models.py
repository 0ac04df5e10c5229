"""`ModelConfig`: which weights are loaded, and how they compute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.config.choices import MODELS, Precision, Profile, Tokenizer
from pipeline.settings import setting

MOST_THREADS: Final = 1024  # more, no machine starts


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """Which weights are loaded and how they compute."""

    folder: str | None = setting(
        None,
        "Folder of models.",
        group=MODELS,
        rare=True,
        flag="--models",
        metavar="DIR",
        shown_default="$NUSAWARTA_MODELS or ours",
    )
    profile: Profile = setting(
        "accurate", "accurate, or fast: small models.", group=MODELS, metavar="NAME"
    )
    precision: Precision = setting("int8", "Arithmetic of the encoder.", group=MODELS, rare=True)
    device: str = setting("cpu", "cpu, cuda or cuda:N.", group=MODELS, rare=True, metavar="NAME")
    tokenizer: Tokenizer = setting(
        "graph",
        "Stanza's tokenizer networks as graphs, or Stanza itself, slower.",
        group=MODELS,
        rare=True,
    )
    threads: int | None = setting(
        None,
        "Threads of a worker.",
        group=MODELS,
        rare=True,
        metavar="N",
        shown_default="the cores shared out",
        minimum=1,
        maximum=MOST_THREADS,
    )
    batch_words: int = setting(
        4000,
        "Words analysed together; bounds memory, not results.",
        group=MODELS,
        rare=True,
        metavar="N",
        minimum=1,
    )
