"""Train stanza's tokenizer and multiword-token splitter for Indonesian news.

    python models/train/train_tokenizer.py --corpora ../shared/corpora --work /tmp/nusawarta

Data: the UD treebanks, the same sentences with other quote marks, and the shapes of
`news_shapes`. stanza's own trainers do the rest; the best step on GSD dev is kept. The result
lies in ``WORK/stanza`` under the names that `pipeline.nlp.tokenizer` reads.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from news_shapes import Shape, shaped
from treebanks import Sentence, read_treebank

from pipeline.nlp.files import as_json
from pipeline.nlp.multiword import Forms, learn_forms

BANKS = ("gsd", "csui", "csui-dev", "pud")  # GSD dev chooses; of CSUI nothing is kept out here
PARAGRAPH_SENTENCES = (1, 1, 2, 3, 4, 6, 10, 30)
CLITIC_SEEN = 10
CURLY = 0.3  # share of sentences with straight quotes that are repeated with curly ones
STRAIGHT = (['"'], ["``"], ["''"])
RESOURCES = {
    "id": {
        "lang_name": "Indonesian",
        "tokenize": {"nusawarta": {}},
        "mwt": {"nusawarta": {}},
        "packages": {"default": {"tokenize": "nusawarta", "mwt": "nusawarta"}},
        "default_processors": {"tokenize": "nusawarta", "mwt": "nusawarta"},
    }
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--shapes", type=int, default=3000, help="sentences in shapes of news")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    data = args.work / "tokenizer-data"
    data.mkdir(parents=True, exist_ok=True)
    write_data(args, data)
    train(args, data)


def write_data(args: argparse.Namespace, data: Path) -> None:
    rng = random.Random(args.seed)
    ud = args.corpora / "ud"
    gold = [s for name in BANKS for s in read_treebank(ud, name)]
    shapes = [_shape(sentence) for sentence in gold]
    curly = [_curled(shape) for shape in shapes if _has_quotes(shape) and rng.random() < CURLY]
    news = shaped(shapes, args.shapes, rng)
    mixed = curly + news
    rng.shuffle(mixed)
    _write(shapes + mixed, data / "train", lambda: rng.choice(PARAGRAPH_SENTENCES))
    kept = ("gsd-gold", "gsd-dev")
    dev = [_shape(s) for name in kept for s in read_treebank(ud, name)]
    _write(dev, data / "dev", lambda: len(dev))


def _shape(sentence: Sentence) -> Shape:
    return [([w.form for w in token], token[0].space_before) for token in sentence.tokens]


def _has_quotes(shape: Shape) -> bool:
    return any(token in STRAIGHT for token, _ in shape)


def _curled(shape: Shape) -> Shape:
    opening, result = True, []
    for token, space in shape:
        if token in STRAIGHT:
            result.append((["“"] if opening else ["”"], space))
            opening = not opening
        else:
            result.append((token, space))
    return result


def _write(shapes: Sequence[Shape], stem: Path, group: object) -> None:
    """The text, label and CoNLL-U files that stanza's trainers read."""
    texts, labels, multiword = [], [], Counter()
    position = 0
    while position < len(shapes):
        size = group()
        text, label = _paragraph(shapes[position : position + size])
        texts.append(text)
        labels.append(label)
        position += size
    for shape in shapes:
        multiword.update(("".join(t), tuple(w.lower() for w in t)) for t, _ in shape if len(t) > 1)
    stem.with_suffix(".txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    stem.with_suffix(".toklabels").write_text("\n\n".join(labels) + "\n\n", encoding="utf-8")
    expansions = json.dumps([[list(k), v] for k, v in multiword.items()])
    stem.with_suffix(".mwt.json").write_text(expansions, encoding="utf-8")
    stem.with_suffix(".conllu").write_text("".join(map(_conllu, shapes)), encoding="utf-8")


def _paragraph(shapes: Sequence[Shape]) -> tuple[str, str]:
    text, label = "", ""
    for shape in shapes:
        for i, (token, space) in enumerate(shape):
            if text and (space or i == 0):
                text += " "
                label += "0"
            form = "".join(token)
            end = (3 if len(token) > 1 else 1) + (i == len(shape) - 1)
            text += form
            label += "0" * (len(form) - 1) + str(end)
    return text, label


def _conllu(shape: Shape) -> str:
    rows = list(_rows(shape))
    text = "".join((" " if space and i else "") + "".join(t) for i, (t, space) in enumerate(shape))
    return "\n".join([f"# text = {text}", *rows, "", ""])


def _rows(shape: Shape) -> Iterator[str]:
    number = 0
    for i, (token, _) in enumerate(shape):
        glued = i + 1 < len(shape) and not shape[i + 1][1]
        misc = "SpaceAfter=No" if glued else "_"
        if len(token) > 1:
            blank = "\t_" * 7
            yield f"{number + 1}-{number + len(token)}\t{''.join(token)}{blank}\t{misc}"
        for word in token:
            number += 1
            head = 0 if number == 1 else 1
            own = misc if len(token) == 1 else "_"
            relation = "root" if head == 0 else "dep"
            yield f"{number}\t{word}\t_\tX\t_\t_\t{head}\t{relation}\t_\t{own}"


def train(args: argparse.Namespace, data: Path) -> None:
    models, out = args.work / "tokenizer-models", args.work / "stanza"
    common = ["--lang", "id", "--shorthand", "id_news", "--cpu", "--seed", str(args.seed)]
    tokenizer = [
        *common, "--save_dir", models,
        "--txt_file", data / "train.txt", "--label_file", data / "train.toklabels",
        "--dev_txt_file", data / "dev.txt", "--dev_label_file", data / "dev.toklabels",
        "--dev_conll_gold", data / "dev.conllu", "--mwt_json_file", data / "dev.mwt.json",
        "--max_seqlen", 300, "--batch_size", 32,
    ]  # fmt: skip
    rate = ["--steps", args.steps, "--eval_steps", 250]
    _stanza("tokenizer", *tokenizer, "--save_name", "tokenize.pt", *rate)
    _stanza(
        "mwt_expander", *common, "--save_dir", models, "--save_name", "mwt.pt",
        "--data_dir", data, "--train_file", data / "train.conllu",
        "--eval_file", data / "dev.conllu", "--gold_file", data / "dev.conllu",
        "--output_file", data / "dev.out.conllu", "--num_epoch", 3,
    )  # fmt: skip
    out.mkdir(parents=True, exist_ok=True)
    for name in ("tokenize.pt", "mwt.pt"):
        shutil.copy(models / name, out / name)
    (out / "multiword.json").write_bytes(as_json(_known_forms(args)))
    (out / "resources.json").write_text(json.dumps(RESOURCES, indent=1) + "\n")


def _known_forms(args: argparse.Namespace) -> Forms:
    """How the treebanks divide the forms that end in what was split off somewhere."""
    banks = (read_treebank(args.corpora / "ud", name) for name in BANKS)
    tokens = [[w.form for w in token] for bank in banks for s in bank for token in s.tokens]
    ends = Counter(token[-1].lower() for token in tokens if len(token) > 1)
    endings = [ending for ending, count in ends.items() if count >= CLITIC_SEEN]
    return learn_forms(tokens, endings=endings)


def _stanza(module: str, *arguments: object) -> None:
    command = [sys.executable, "-m", f"stanza.models.{module}", *map(str, arguments)]
    subprocess.run(command, check=True)  # noqa: S603


if __name__ == "__main__":
    main()
