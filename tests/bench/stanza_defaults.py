"""Stanza's tagger, lemmatizer and parser beside ours: ``python -m tests.bench.stanza_defaults``.

Stanza's default sizes, without charlm and without word vectors (with them it is a little slower),
over the sentences and words of our own tokenizer. Tagger and parser are trained for one step: what
they answer is worthless, what it costs is the same. The lemmatizer learns one epoch of the
treebanks in ``--corpora``, for a dictionary of real size. Nothing else should run meanwhile.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from rich.console import Console
from rich.table import Table

from pipeline import RunConfig, clean, load
from tests.bench.texts import read_records

LEMMAS = ("id_csui-ud-train.conllu", "id_pud-ud.conllu", "id_gsd-ud-dev.conllu")
ANALYSIS = ("transformer", "morphologizer", "lemmatizer", "parser")
ONE_STEP = ("--no_pretrain", "--max_steps", "1", "--eval_interval", "1")
TRAINED_SENTENCES = 30


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--documents", type=int, default=100)
    args = parser.parse_args()
    records = islice(read_records(args.corpora), args.documents)
    texts = [clean(record).text for record in records]
    nlp = load(config=RunConfig())
    nlp("Pemanasan sebelum diukur.")
    with tempfile.TemporaryDirectory() as folder:
        stanza = _stanza(Path(folder), args.corpora / "ud")
        stanza([["Pemanasan", "."]])
        begin = time.perf_counter()
        docs = list(nlp.tokenizer.pipe(texts))
        tokenizer = time.perf_counter() - begin
        sentences = [[t.text for t in sent if not t.is_space] for doc in docs for sent in doc.sents]
        sentences = [words for words in sentences if words]
        begin = time.perf_counter()
        stanza(sentences)
        theirs = time.perf_counter() - begin
    begin = time.perf_counter()
    for name in ANALYSIS:
        component: Any = nlp.get_pipe(name)
        docs = list(component.pipe(docs))
    ours = time.perf_counter() - begin
    begin = time.perf_counter()
    ner: Any = nlp.get_pipe("ner")
    list(ner.pipe(docs))
    entities = time.perf_counter() - begin
    _print(
        [
            ("our tokenizer", tokenizer),
            ("stanza pos, lemma, depparse", theirs),
            ("id_news_trf, the same", ours),
            ("tokenizer and stanza", tokenizer + theirs),
            ("tokenizer and id_news_trf with NER", tokenizer + ours + entities),
        ],
        words=sum(map(len, sentences)),
    )


def _stanza(folder: Path, treebanks: Path) -> Any:
    """A stanza pipeline with models of the default sizes."""
    import stanza
    from stanza.pipeline.core import DownloadMethod

    small, large = folder / "small.conllu", folder / "large.conllu"
    large.write_text("".join((treebanks / name).read_text("utf-8") for name in LEMMAS), "utf-8")
    blocks = large.read_text("utf-8").split("\n\n")[:TRAINED_SENTENCES]
    small.write_text("\n\n".join(blocks) + "\n\n", "utf-8")
    _train("tagger", "pos", folder, small, "--lang", "id", *ONE_STEP)
    _train("parser", "depparse", folder, small, "--lang", "id", *ONE_STEP)
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


def _print(rows: list[tuple[str, float]], *, words: int) -> None:
    table = Table("step", "seconds", "words/s", title=f"{words} words")
    for name, seconds in rows:
        table.add_row(name, f"{seconds:.2f}", f"{words / seconds:,.0f}")
    console = Console()
    console.print(table)
    console.print(f"{torch.get_num_threads()} threads")


if __name__ == "__main__":
    main()
