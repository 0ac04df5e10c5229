"""Stanza's tagger, lemmatizer and parser, over the sentences and words of our own tokenizer.

Stanza's default sizes, without charlm and without word vectors (with them it is a little slower).
Tagger and parser are trained for one step: what they answer is worthless, what it costs is the
same. The lemmatizer learns one epoch of treebanks, for a dictionary of real size.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.bench.report import Speed
from tests.bench.timing import fastest

GROUP = "Stanza's default models, after our tokenizer"
STANZA = "Stanza: tags, lemmas and trees"
TREEBANKS = ("id_csui-ud-train.conllu", "id_pud-ud.conllu", "id_gsd-ud-dev.conllu")
_ONE_STEP = ("--no_pretrain", "--max_steps", "1", "--eval_interval", "1")
_TRAINED_SENTENCES = 30


def measure_stanza(
    sentences: Sequence[Sequence[str]], *, treebanks: Path, folder: Path, times: int
) -> Iterator[Speed]:
    """Yield the speed over *sentences*, forms of words; models are trained into *folder*."""
    nlp = _pipeline(folder, treebanks)
    nlp([["Pemanasan", "."]])
    plain = [list(words) for words in sentences]
    yield Speed(
        GROUP, STANZA, fastest(lambda: nlp(plain), times=times), sum(map(len, plain)), times
    )


def _pipeline(folder: Path, treebanks: Path) -> Any:
    """Make a stanza pipeline with models of the default sizes."""
    import stanza
    from stanza.pipeline.core import DownloadMethod

    small, large = folder / "small.conllu", folder / "large.conllu"
    large.write_text("".join((treebanks / name).read_text("utf-8") for name in TREEBANKS), "utf-8")
    blocks = large.read_text("utf-8").split("\n\n")[:_TRAINED_SENTENCES]
    small.write_text("\n\n".join(blocks) + "\n\n", "utf-8")
    _train("tagger", "pos", folder, small, "--lang", "id", *_ONE_STEP)
    _train("parser", "depparse", folder, small, "--lang", "id", *_ONE_STEP)
    _train("lemmatizer", "lemma", folder, large, "--num_epoch", "1")
    (folder / "resources.json").write_text('{"id": {"lang_name": "Indonesian"}}', "utf-8")
    return stanza.Pipeline(
        "id",
        dir=str(folder),
        processors="tokenize,pos,lemma,depparse",
        package=None,
        tokenize_pretokenized=True,
        pos_model_path=str(folder / "pos.pt"),
        lemma_model_path=str(folder / "lemma.pt"),
        depparse_model_path=str(folder / "depparse.pt"),
        allow_unknown_language=True,
        download_method=DownloadMethod.NONE,
        use_gpu=False,
        logging_level="WARN",
    )


def _train(module: str, name: str, folder: Path, train: Path, *options: str) -> None:
    files = ["--train_file", train, "--eval_file", folder / "small.conllu"]
    places = ["--output_file", folder / "out", "--save_dir", folder, "--save_name", f"{name}.pt"]
    arguments = ["--mode", "train", "--shorthand", "id_bench", "--cpu", *files, *places, *options]
    command = [sys.executable, "-m", f"stanza.models.{module}", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True)
