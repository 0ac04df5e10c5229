"""Write the networks of Stanza's tokenizer and multiword splitter as the files that a run reads.

    python models/train/export_tokenizer.py --tokenizer /tmp/nusawarta/stanza

The folder holds ``tokenize.pt`` and ``mwt.pt`` as `train_tokenizer.py` leaves them; the folders
``segmenter`` and ``splitter`` are written beside them.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from pipeline.nlp.files import as_json
from pipeline.nlp.graph_engine import KNOWN, SEGMENTER, SPLITTER, UNITS
from pipeline.nlp.segmenter import TEMPERATURE
from pipeline.nlp.weights import WEIGHTS, as_file

# What the graphs take for granted.
NETWORK = {
    "rnn_layers": 1,
    "hierarchical": True,
    "hier_invtemp": TEMPERATURE,
    "conv_res": None,
    "use_mwt": True,
    "use_dictionary": False,
    "charlm_forward_file": None,
    "feat_funcs": ["space_before", "capitalized", "numeric", "end_of_para", "start_of_para"],
}
SPLITTING = {"force_exact_pieces": True, "ensemble_dict": True, "dict_only": False, "num_layers": 2}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tokenizer", type=Path, required=True, help="folder of stanza models")
    folder = parser.parse_args().tokenizer
    segmenter = _read(folder / "tokenize.pt", NETWORK)
    splitter = _read(folder / "mwt.pt", SPLITTING)
    _write(folder / SEGMENTER, segmenter)
    _write(folder / SPLITTER, splitter)
    (folder / SPLITTER / KNOWN).write_bytes(as_json(splitter["dict"]))


def _read(path: Path, expected: Mapping[str, object]) -> dict[str, Any]:
    stored: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    other = {k: stored["config"].get(k) for k, v in expected.items() if stored["config"][k] != v}
    if other:
        raise SystemExit(f"{path} is not the network that the graph is made for: {other}")
    return stored


def _write(folder: Path, stored: dict[str, Any]) -> None:
    folder.mkdir(exist_ok=True)
    arrays = {name: value.float().numpy() for name, value in stored["model"].items()}
    (folder / WEIGHTS).write_bytes(as_file(arrays, storage="fp32"))
    (folder / UNITS).write_bytes(as_json(stored["vocab"]["_id2unit"]))


if __name__ == "__main__":
    main()
