"""Tables of the analysis' quality: UD from raw text, stems, named entities.

python -m tests.quality.analysis --corpora ../shared/corpora [--profile fast]

By default on the development parts; ``--conllu`` and ``--ner`` take any other files.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table
from spacy.language import Language

from pipeline.api import load
from pipeline.config import PROFILES, ModelConfig, RunConfig
from tests.quality import ner, ud

# The last sentences of two treebanks, which models/train keeps out of training.
KEPT_OUT = {"id_gsd-ud-dev": 118, "id_csui-ud-train": 66}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--conllu", type=Path, nargs="*", default=None)
    parser.add_argument("--ner", type=Path, nargs="*", default=None)
    parser.add_argument("--profile", choices=PROFILES, default="accurate")
    parser.add_argument("--precision", default="int8")
    parser.add_argument("--models", default=None)
    args = parser.parse_args()
    config = ModelConfig(folder=args.models, profile=args.profile, precision=args.precision)
    nlp = load(config=RunConfig(models=config))
    chosen = args.conllu is not None or args.ner is not None
    with tempfile.TemporaryDirectory() as folder:
        treebanks = args.conllu or ([] if chosen else kept_out(args.corpora, Path(folder)))
        if treebanks:
            print_ud(nlp, treebanks)
    articles = args.ner or ([] if chosen else [args.corpora / "ner/news.dev.jsonl"])
    for path in articles:
        print_ner(nlp, path)


def kept_out(corpora: Path, folder: Path) -> list[Path]:
    """The development parts of the treebanks, written to *folder*."""
    paths = []
    for name, count in KEPT_OUT.items():
        blocks = (corpora / f"ud/{name}.conllu").read_text(encoding="utf-8").split("\n\n")
        kept = [block for block in blocks if block.strip()][-count:]
        paths.append(folder / f"{name}-last-{count}.conllu")
        paths[-1].write_text("\n\n".join([*kept, ""]), encoding="utf-8")
    return paths


def print_ud(nlp: Language, paths: list[Path]) -> None:
    """One row a file: CoNLL 2018 F1 and the stems."""
    table = Table("file", *ud.METRICS, "stems", title="CoNLL 2018 F1 from raw text, in per cent")
    for path in paths:
        scores = ud.score(nlp, path)
        table.add_row(
            path.name, *(f"{scores.f1[name]:.2f}" for name in ud.METRICS), f"{scores.stems:.2f}"
        )
    Console(width=140).print(table)


def print_ner(nlp: Language, path: Path) -> None:
    """One row a label: strict spans."""
    table = Table("label", "precision", "recall", "F1", "gold", title=f"{path.name}: strict spans")
    for row in ner.score(nlp, path):
        values = (f"{value:.2f}" for value in (row.precision, row.recall, row.f1))
        table.add_row(row.label, *values, str(row.gold))
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
