"""Texts whose names of places stand in [brackets]."""

from __future__ import annotations

import re

from pipeline.stages.places.linking import PlaceMention


def read(marked: str) -> tuple[str, list[PlaceMention]]:
    """Split into text and mentions; equal names are one cluster, ``*`` marks a LOC."""
    text, mentions = "", []
    for plain, name in re.findall(r"([^\[]*)(?:\[([^\]]+)\])?", marked):
        text += plain
        if name:
            label, surface = ("LOC", name[1:]) if name[0] == "*" else ("GPE", name)
            end = len(text) + len(surface)
            mentions.append(PlaceMention(len(text), end, surface, label, surface.lower()))
            text += surface
    return text, mentions
