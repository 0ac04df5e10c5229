"""Write a run of `train_student.py` as the files of the profile "fast".

    python models/train/export_fast.py --work /tmp/nusawarta/student3 --encoder ../shared/encoder \
        --corpora ../shared/corpora --out models

The accurate models must be in *out* already: tokenizer, word pieces and their vectors, labels and
what components know beside their weights are theirs. The student has its graph and its heads.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Any

from checkpoint import load_model
from export import fill, write_hashes
from static_int8 import calibration_windows, write_static

from pipeline.config import ModelConfig
from pipeline.nlp.load import load_language
from pipeline.nlp.models import FAST, PIPELINE, profile_files
from pipeline.nlp.piece_vectors import PieceVectors
from pipeline.nlp.weights import WEIGHTS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="folder of the training run")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder with the accurate models")
    args = parser.parse_args()
    model, labels, pieces = load_model(args.work, args.encoder)
    nlp = load_language(ModelConfig(folder=str(args.out)), verified=True)
    accurate = profile_files(args.out, "accurate")
    fill(nlp, model, labels, pieces)
    target = args.out / FAST
    shutil.rmtree(target, ignore_errors=True)
    for name in ("morphologizer", "lemmatizer", "parser", "ner"):
        for file, content in nlp.get_pipe(name).to_files().items():
            if Path(file).name == WEIGHTS:
                path = target / name / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            elif content != accurate.within(name).read(file):
                raise SystemExit(f"{name}/{file} is not that of {PIPELINE}")
    tokenizer: Any = nlp.tokenizer  # spaCy types it as a function
    windows = calibration_windows(args.corpora / "ner" / "news.train.jsonl", tokenizer, pieces)
    (target / "transformer").mkdir()
    write_static(
        model.encoder,
        target / "transformer",
        windows=windows,
        pieces=PieceVectors(accurate.within("transformer")),
    )
    write_hashes(args.out)


if __name__ == "__main__":
    main()
