"""What stands under ``--help`` of each command: calls that can be copied."""

from __future__ import annotations

from typing import Final

EXAMPLES: Final = {
    "run": (
        "nusawarta run samples --out out",
        "nusawarta run export.csv --out out --text-field konten --workers 4",
    ),
    "show": (
        "nusawarta show samples/01-jalur-arktik.txt --trees",
        "nusawarta show export.csv --position 2 --html berita.html",
    ),
    "check": ("nusawarta check out", "nusawarta check"),
    "entities": ("nusawarta entities out",),
    "report": (
        "nusawarta report out --html report.html",
        'nusawarta report out --about "Kementerian Perhubungan" --since 2025-01-01',
    ),
    "export": (
        "nusawarta export out --format conllu --to out.conllu",
        "nusawarta export out --format csv --table quotes --to quotes.csv",
    ),
    "import-annotations": ("nusawarta import-annotations project.json --to train.jsonl",),
}


def epilog(command: str) -> str:
    """Lay out the examples of *command*, a paragraph each: the help joins single lines."""
    return "\n\n".join(f"[dim]Example:[/dim] {example}" for example in EXAMPLES[command])
