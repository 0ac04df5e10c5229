"""`RunConfig`: everything that can be chosen about a run, as one value that goes to TOML and back.

Each field is declared once (see `pipeline.settings`): the checks, TOML and the flags of the
command line follow from it. A run can be repeated from the `config.toml` saved with its output.
"""

from __future__ import annotations

from pipeline.config.choices import (
    CLEAN_MODES,
    DATE_ORDERS,
    ENGINES,
    PROFILES,
    Precision,
    Profile,
)
from pipeline.config.fields import FieldConfig
from pipeline.config.models import ModelConfig
from pipeline.config.run import RunConfig, is_text_encoding

__all__ = [
    "CLEAN_MODES",
    "DATE_ORDERS",
    "ENGINES",
    "PROFILES",
    "FieldConfig",
    "ModelConfig",
    "Precision",
    "Profile",
    "RunConfig",
    "is_text_encoding",
]
