"""The learned components with a tiny random encoder: shapes, bounds, and the way to disk."""

from __future__ import annotations

import pickle
import shutil

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from tokenizers import Tokenizer, normalizers
from tokenizers.models import Unigram

from pipeline.errors import ConfigError, ModelError
from pipeline.nlp import lemmatizer, morphologizer, ner, parser, transformer  # noqa: F401
from pipeline.nlp.lemma_edits import LemmaEdits
from pipeline.nlp.pieces import WordPieces

UPOS = ["NOUN", "PUNCT", "VERB"]
FEATS = ["", "Voice=Act"]
COMBINATIONS = {"NOUN": [""], "PUNCT": [""], "VERB": ["", "Voice=Act"]}
RULES = ["k|w|0+|0+", "l|w|2+|0+"]
RELATIONS = ["nsubj", "punct", "root"]
TAGS = ["O", "B-ORG", "I-ORG", "E-ORG", "S-ORG"]
NAMES = ("transformer", "morphologizer", "lemmatizer", "parser", "ner")


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    letters = [(letter, -3.0) for letter in "▁abcdefghijklmnopqrstuvwxyz."]
    special = [(name, 0.0) for name in ("<s>", "<pad>", "</s>", "<unk>")]
    tokenizer = Tokenizer(Unigram([*special, *letters], unk_id=3))
    tokenizer.normalizer = normalizers.NFKC()
    return WordPieces(tokenizer.to_str().encode())


@pytest.fixture(scope="module")
def saved(pieces, tmp_path_factory):
    """A pipeline of random weights on disk."""
    import torch
    from transformers import BertConfig, BertModel

    from pipeline.nlp.network import TagScorer, TreeScorer, WordEncoder

    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=32, hidden_size=16, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=32, pad_token_id=1,
    )  # fmt: skip
    nlp = spacy.blank("xx")
    for name in NAMES:
        settings = {"precision": "fp32"} if name == "transformer" else {}
        nlp.add_pipe(f"nusawarta_{name}", name=name, config=settings)
    encoder = WordEncoder(BertModel(config, add_pooling_layer=False), pad=pieces.pad)
    nlp.get_pipe("transformer").set(encoder, pieces)
    nlp.get_pipe("morphologizer").upos.set(UPOS, TagScorer(16, len(UPOS)))
    nlp.get_pipe("morphologizer").feats.set(FEATS, TagScorer(16, len(FEATS)))
    nlp.get_pipe("morphologizer").combinations = COMBINATIONS
    nlp.get_pipe("lemmatizer").rules.set(RULES, TagScorer(16, len(RULES)))
    nlp.get_pipe("lemmatizer").known = {"bukunya": "buka"}
    nlp.get_pipe("lemmatizer").edits = LemmaEdits([("2+", "di"), ("0+", "")], [("0+", "")])
    nlp.get_pipe("parser").arcs.set(RELATIONS, TreeScorer(16, len(RELATIONS)))
    nlp.get_pipe("ner").tags.set(TAGS, TagScorer(16, len(TAGS)))
    folder = tmp_path_factory.mktemp("pipeline")
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def nlp(saved):
    return spacy.load(saved, config={"components": {"transformer": {"precision": "fp32"}}})


def make_doc(vocab, text):
    """Words between spaces; a full stop ends a sentence; newlines are whitespace tokens."""
    words = text.split(" ")
    starts = [i == 0 or words[i - 1] == "." for i in range(len(words))]
    return Doc(vocab, words=words, sent_starts=starts)


def test_everything_is_set(nlp):
    doc = nlp(make_doc(nlp.vocab, "kata ibu kota . \n membaca buku ."))
    assert doc.tensor.shape == (len(doc), 16)
    for token in doc:
        if token.is_space:
            assert (token.pos_, str(token.morph), token.lemma_) == ("SPACE", "", token.text)
            assert not doc.tensor[token.i].any()
        else:
            assert token.pos_ in UPOS
            assert str(token.morph) in FEATS
            assert token.lemma_
            assert token.dep_ in {"nsubj", "punct", "ROOT"}
    assert all(0 <= ent._.score <= 1 for ent in doc.ents)


def test_parser_keeps_the_sentences_and_gives_each_one_root(nlp):
    doc = make_doc(nlp.vocab, "kata ibu kota . membaca buku baru . tamat")
    before = [sent.text for sent in doc.sents]
    doc = nlp(doc)
    assert [sent.text for sent in doc.sents] == before
    for sent in doc.sents:
        assert sum(token.head == token for token in sent) == 1
        assert all(token.head in sent for token in sent)
        assert sent.root.dep_ == "ROOT"


def test_a_known_lemma_goes_before_the_rules_in_any_case(nlp):
    doc = nlp(make_doc(nlp.vocab, "Bukunya bukunya buku"))
    assert [token.lemma_ for token in doc][:2] == ["buka", "buka"]
    assert doc[2].lemma_ != "buka"


def test_feats_are_those_of_the_upos(nlp):
    doc = nlp(make_doc(nlp.vocab, "kata ibu kota . buku a b c d e f g h i j k l m n o p"))
    assert {t.pos_ for t in doc} <= set(COMBINATIONS)
    assert all(str(t.morph) in COMBINATIONS[t.pos_] for t in doc)


@pytest.mark.parametrize(
    "name",
    ["lemmatizer/known.json", "lemmatizer/edits.json", "morphologizer/combinations.json"],
)
def test_missing_files_are_an_error(saved, tmp_path, name):
    folder = tmp_path / "pipeline"
    shutil.copytree(saved, folder)
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"model file missing: .*{name}"):
        spacy.load(folder, config={"components": {"transformer": {"precision": "fp32"}}})


@pytest.mark.parametrize("words", [[], [" "], ["\n", "\n"], ["a"], ["☃"], ["x" * 5000]])
def test_odd_documents(nlp, words):
    doc = nlp(Doc(nlp.vocab, words=words))
    assert len(doc) == len(words)


def test_document_without_sentences_is_one(nlp):
    doc = nlp(Doc(nlp.vocab, words=["kata"] * 700))
    assert len(list(doc.sents)) == 1


def test_pipe_gives_what_single_calls_give(nlp):
    texts = ["kata ibu .", "buku", "a b c d e f g h . i j"] * 3
    one_by_one = [nlp(make_doc(nlp.vocab, text)) for text in texts]
    in_batches = list(nlp.pipe(make_doc(nlp.vocab, text) for text in texts))
    for single, batched in zip(one_by_one, in_batches, strict=True):
        np.testing.assert_allclose(single.tensor, batched.tensor, atol=1e-5)
        assert [t.pos_ for t in single] == [t.pos_ for t in batched]
        assert [t.head.i for t in single] == [t.head.i for t in batched]


def test_without_a_graph_int8_is_computed_in_floats(saved, nlp):
    int8 = spacy.load(saved, config={"components": {"transformer": {"precision": "int8"}}})
    text = "kata ibu kota . membaca buku ."
    exact, found = nlp(make_doc(nlp.vocab, text)), int8(make_doc(int8.vocab, text))
    np.testing.assert_allclose(exact.tensor, found.tensor, atol=1e-6)


@pytest.mark.parametrize("precision", ["int8", "bf16", "fp32"])
def test_a_pipeline_of_any_precision_is_saved_as_it_was_stored(saved, tmp_path, precision):
    config = {"components": {"transformer": {"precision": precision}}}
    spacy.load(saved, config=config).to_disk(tmp_path)
    for path in saved.rglob("*.safetensors"):
        assert (tmp_path / path.relative_to(saved)).read_bytes() == path.read_bytes()
    spacy.load(tmp_path)


@pytest.mark.parametrize("precision", ["int8", "fp32"])
def test_a_pipeline_can_be_pickled(saved, precision):
    config = {"components": {"transformer": {"precision": precision}}}
    one = spacy.load(saved, config=config)
    other = pickle.loads(pickle.dumps(one))  # noqa: S301 - our own bytes
    text = "kata ibu kota . membaca buku ."
    first, second = one(make_doc(one.vocab, text)), other(make_doc(other.vocab, text))
    np.testing.assert_array_equal(first.tensor, second.tensor)
    assert [(t.pos_, t.lemma_, t.dep_) for t in first] == [
        (t.pos_, t.lemma_, t.dep_) for t in second
    ]


def test_bytes_hold_the_whole_pipeline(saved, nlp):
    config = {"components": {"transformer": {"precision": "fp32"}}}
    copy = spacy.blank("xx").from_config(spacy.load(saved, config=config).config)
    copy.from_bytes(nlp.to_bytes())
    text = "kata ibu kota . membaca buku ."
    one, other = nlp(make_doc(nlp.vocab, text)), copy(make_doc(copy.vocab, text))
    np.testing.assert_array_equal(one.tensor, other.tensor)
    assert [(t.pos_, t.lemma_, t.head.i, t.dep_) for t in one] == [
        (t.pos_, t.lemma_, t.head.i, t.dep_) for t in other
    ]


def test_int8_is_for_the_cpu():
    with pytest.raises(ConfigError, match="int8 runs on the CPU only"):
        spacy.blank("xx").add_pipe("nusawarta_transformer", config={"device": "cuda"})


@pytest.mark.parametrize("name", NAMES)
def test_component_without_weights_says_so(name):
    nlp = spacy.blank("xx")
    nlp.add_pipe(f"nusawarta_{name}")
    doc = Doc(nlp.vocab, words=["kata"])
    doc.tensor = np.zeros((1, 16), dtype=np.float32)
    with pytest.raises(ModelError, match="no weights"):
        nlp.get_pipe(f"nusawarta_{name}")(doc)


def test_head_without_encoder_says_so(nlp):
    with pytest.raises(ModelError, match="nusawarta_transformer must come before"):
        nlp.get_pipe("ner")(Doc(nlp.vocab, words=["kata"]))


def test_damaged_weights_are_named(saved, tmp_path):
    shutil.copytree(saved, tmp_path / "copy")
    (tmp_path / "copy/ner/weights.safetensors").write_bytes(b"x" * 100)
    with pytest.raises(ModelError, match=r"cannot be used: .*ner"):
        spacy.load(tmp_path / "copy")


def test_requirements_are_met_within_the_pipeline(nlp):
    analysis = nlp.analyze_pipes(keys=["assigns", "requires"])
    assert not any(analysis["problems"].values())
