"""What may be chosen where a setting is one of a few words, and the groups that settings form."""

from __future__ import annotations

from typing import Final, Literal, get_args

CleanMode = Literal["article", "none"]
Language = Literal["id", "any"]
DateOrder = Literal["dmy", "mdy"]
Engine = Literal["local", "ray"]
Precision = Literal["int8", "fp32", "bf16"]
Profile = Literal["accurate", "fast"]
Tokenizer = Literal["graph", "stanza"]

CLEAN_MODES: Final = get_args(CleanMode)
DATE_ORDERS: Final = get_args(DateOrder)
ENGINES: Final = get_args(Engine)
PROFILES: Final = get_args(Profile)

ARTICLES: Final = "Articles"
INPUT: Final = "Input (columns are guessed from usual names unless given)"
SCALE: Final = "Scale"
MODELS: Final = "Models"
