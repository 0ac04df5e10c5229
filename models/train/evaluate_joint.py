"""Quick scores on the development parts during training, on gold words and sentences."""

from __future__ import annotations

from typing import Any

import torch
from examples import from_ner, from_treebank

from pipeline.nlp.bioes import SpanDecoder
from pipeline.nlp.lemma_rules import apply_rule
from pipeline.nlp.repeats import repeats
from pipeline.nlp.trees import best_tree
from pipeline.nlp.windows import pack


def evaluate(model: Any, data: Any) -> dict[str, float]:
    """UPOS, feats, lemma, UAS, LAS (universal part) and span F1, in per cent."""
    model.eval()
    result: dict[str, float] = {}
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=data.bf16):
        for name, sentences in data.dev.items():
            result.update({f"{name}.{k}": v for k, v in _treebank(model, data, sentences).items()})
        result["ner"] = _ner(model, data)
    return result


def _vectors(model: Any, data: Any, examples: list) -> list:
    windows = pack((e.pieces for e in examples), pieces=data.pieces)
    return list(model.encode(windows).split([len(e.pieces) for e in examples]))


def _treebank(model: Any, data: Any, sentences: list) -> dict[str, float]:
    labels = data.labels
    examples = [from_treebank(s, labels, data.pieces) for s in sentences]
    right = dict.fromkeys(("upos", "feats", "lemma", "uas", "las"), 0)
    total = sum(len(s.words) for s in sentences)
    for sentence, vectors in zip(sentences, _vectors(model, data, examples), strict=True):
        tags = {t: model.heads[t](vectors).argmax(-1).tolist() for t in ("upos", "feats", "lemma")}
        arcs, rel_dep, rel_head = model.heads["parser"](vectors[None])
        heads = best_tree(arcs[0].float().numpy())
        scores = model.heads["parser"].labels(rel_dep[0], rel_head[0][torch.from_numpy(heads)])
        rels = scores.argmax(-1).tolist()
        for i, word in enumerate(sentence.words):
            right["upos"] += labels.upos[tags["upos"][i]] == word.upos
            right["feats"] += labels.feats[tags["feats"][i]] == (word.feats or "")
            lemma = apply_rule(labels.lemma[tags["lemma"][i]], word.form)
            right["lemma"] += lemma.lower() == (word.lemma or "").lower()
            attached = heads[i] == (0 if word.head == i else word.head + 1)
            same = labels.deprel[rels[i]].split(":")[0] == word.deprel.split(":")[0]
            right["uas"] += attached
            right["las"] += attached and same
    return {name: round(100 * count / total, 2) for name, count in right.items()}


def _ner(model: Any, data: Any) -> float:
    decoder = SpanDecoder(data.labels.ner)
    gold_count = found_count = both = 0
    for article in data.ner_dev:
        examples = [from_ner(s, data.labels, data.pieces) for s in article.sentences]
        vectors = torch.cat(_vectors(model, data, examples))
        numbers = repeats([form for s in article.sentences for form, _ in s.words])
        read = model.repeated(vectors, torch.tensor(numbers))
        rows = read.split([len(e.pieces) for e in examples])
        for example, vectors in zip(examples, rows, strict=True):
            log_probs = torch.log_softmax(model.heads["ner"](vectors).float(), dim=-1).numpy()
            found = {(s.start, s.end, s.label) for s in decoder.decode(log_probs)}
            gold_tags = torch.nn.functional.one_hot(
                torch.tensor(example.ner), len(data.labels.ner)
            ).float()
            gold = {
                (s.start, s.end, s.label)
                for s in decoder.decode(torch.log(gold_tags).clamp(-50).numpy())
            }
            gold_count += len(gold)
            found_count += len(found)
            both += len(gold & found)
    return round(200 * both / max(1, gold_count + found_count), 2)
