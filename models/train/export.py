"""Write a checkpoint of `train_pipeline.py` as the spaCy pipeline that is shipped.

    python models/train/export.py --work /tmp/nusawarta --encoder ../shared/encoder \
        --tokenizer /tmp/nusawarta/stanza --corpora ../shared/corpora --out models

Weights go to disk in fp16, the encoder's in int8 twice: for torch, and as the graph that runs on
the CPU (`static_int8.py`). The manifest keeps what is in it and gets the new hashes.
"""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

import spacy
from checkpoint import load_model
from gold_lemmas import GoldLemmas
from labels import Labels, combinations
from losses import JointModel
from static_int8 import calibration_windows, write_static
from treebanks import read_gold

from pipeline.nlp.files import ModelFiles
from pipeline.nlp.load import register_components
from pipeline.nlp.models import FAST, MANIFEST, PIPELINE, sha256
from pipeline.nlp.piece_vectors import PieceVectors
from pipeline.nlp.pieces import WordPieces

# What is chosen for these weights, by component; it goes into config.cfg, under its hash.
COMPONENTS: dict[str, dict[str, object]] = {
    "transformer": {"precision": "fp32"},
    # Of 1 and 0.5 the better one on GSD dev and the kept-out part of CSUI (4,214 and 4,217 of
    # 4,444 UPOS right; 4,213 without combinations).
    "morphologizer": {"feats_weight": 0.5},
    # Of 0 to 12 the best on GSD dev and on the kept-out part of CSUI taken together.
    "lemmatizer": {"stem_bonus": 6.0},
    "parser": {},
    "ner": {},
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="folder of the training run")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True, help="folder of stanza models")
    parser.add_argument("--corpora", type=Path, required=True, help="for the known lemmas")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    register_components()
    nlp = build(args)
    target = args.out / PIPELINE
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    nlp.to_disk(target)
    transformer = nlp.get_pipe("transformer")
    windows = calibration_windows(
        args.corpora / "ner" / "news.train.jsonl", nlp.tokenizer, transformer.pieces
    )
    folder = target / "transformer"
    table = PieceVectors(ModelFiles.in_folder(folder))
    write_static(transformer.encoder.network, folder, windows=windows, pieces=table)
    write_hashes(args.out)


def build(args: argparse.Namespace) -> spacy.Language:
    model, labels, pieces = load_model(args.work, args.encoder)
    tokenizer = {"@tokenizers": "nusawarta.StanzaTokenizer.v1"}
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": tokenizer}})
    nlp.meta.update(
        name="news_trf",
        version="0.13.0",
        description="Tokens, tags, trees and named entities of Indonesian news",
        license="CC BY-SA 4.0",
    )
    nlp.tokenizer.from_disk(args.tokenizer)
    for name, settings in COMPONENTS.items():
        nlp.add_pipe(f"nusawarta_{name}", name=name, config=settings)
    fill(nlp, model, labels, pieces)
    gold = read_gold(args.corpora / "ud")
    lemmas, lemmatizer = GoldLemmas.of(gold), nlp.get_pipe("lemmatizer")
    lemmatizer.known, lemmatizer.edits = lemmas.known, lemmas.edits
    nlp.get_pipe("morphologizer").combinations = combinations(gold)
    return nlp


def fill(nlp: spacy.Language, model: JointModel, labels: Labels, pieces: WordPieces) -> None:
    """Put the trained modules into the components."""
    nlp.get_pipe("transformer").set(model.encoder, pieces)
    morphologizer = nlp.get_pipe("morphologizer")
    morphologizer.upos.set(labels.upos, model.heads["upos"])
    morphologizer.feats.set(labels.feats, model.heads["feats"])
    nlp.get_pipe("lemmatizer").rules.set(labels.lemma, model.heads["lemma"])
    nlp.get_pipe("parser").arcs.set(labels.deprel, model.heads["parser"])
    tags = nlp.get_pipe("ner").tags
    tags.set(labels.ner, model.heads["ner"])
    tags.set_repeated(model.repeated)


def write_hashes(folder: Path) -> None:
    """Replace the ``[files]`` table of the manifest by what is there now."""
    path = folder / MANIFEST
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    kept = re.split(r"^\[files\]$", kept, flags=re.MULTILINE)[0].rstrip()
    files = sorted(p for f in (FAST, PIPELINE) for p in (folder / f).rglob("*") if p.is_file())
    lines = [f'"{p.relative_to(folder).as_posix()}" = "{sha256(p)}"' for p in files]
    path.write_text("\n".join([kept, "", "[files]", *lines, ""]).lstrip("\n"), encoding="utf-8")


if __name__ == "__main__":
    main()
