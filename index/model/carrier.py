"""Read the weights file ``E5S1``: multilingual-e5-small in 4-bit blocks with its tokenizer's pieces.

Little-endian. Header; pieces (offsets, scores, text); a table of single-character normalisations; a directory of
tensors, each either float32 or blocks of 32 elements: a float16 scale, then 16 bytes whose low nibbles are elements
0–15 and whose high nibbles are elements 16–31; an element is ``(nibble - 8) * scale``.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import CarrierError
from index.wording import CARRIER_MAGIC, CARRIER_TRUNCATED

MAGIC = b"E5S1"
BLOCK = 32
BLOCK_BYTES = 2 + BLOCK // 2

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Shape:
    """Sizes of the BERT encoder, in the order of the file's header."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    layer_norm_eps: float


@dataclass(frozen=True)
class Pieces:
    """The unigram vocabulary: piece ``i`` has log probability ``scores[i]``; the special ids point into it."""

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True)
class Carrier:
    """Everything that the file holds; tensors are dequantised when asked for."""

    shape: Shape
    pieces: Pieces
    normalisation: dict[str, str]
    _data: bytes
    _directory: dict[str, tuple[int, int, int, int]]  # name → type, count, offset, bytes

    def tensor(self, name: str) -> FloatArray:
        """The tensor as float32, flat; raises ``CarrierError`` where the file has none of that name."""
        if name not in self._directory:
            raise CarrierError(CARRIER_TRUNCATED.format(what=name))
        kind, count, offset, size = self._directory[name]
        raw = self._data[offset : offset + size]
        if kind == 0:
            return np.frombuffer(raw, "<f4", count).astype(np.float32)
        return _dequantise(raw)[:count]


class _Cursor:
    """Reads values off the file one after another."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def read(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, dtype: str, count: int) -> npt.NDArray[np.generic]:
        values = np.frombuffer(self.data, dtype, count, self.at)
        self.at += values.nbytes
        return values

    def take(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]


def parse_carrier(data: bytes) -> Carrier:
    """Parse the bytes of a weights file.

    Raises:
        CarrierError: the bytes are no such file, or end too early.
    """
    if data[:4] != MAGIC:
        raise CarrierError(CARRIER_MAGIC.format(found=data[:4], expected=MAGIC))
    cursor = _Cursor(data)
    cursor.at = 8  # magic and version
    try:
        shape = _shape(cursor)
        pieces = _pieces(cursor)
        normalisation = dict(_normalisation(cursor))
        directory = dict(_directory(cursor))
    except (struct.error, ValueError, IndexError) as error:
        raise CarrierError(CARRIER_TRUNCATED.format(what=error)) from error
    if any(offset + size > len(data) for _, _, offset, size in directory.values()):
        raise CarrierError(CARRIER_TRUNCATED.format(what=len(data)))
    return Carrier(shape, pieces, normalisation, data, directory)


def _shape(cursor: _Cursor) -> Shape:
    hidden, layers, heads, feed_forward, vocabulary, positions, types = cursor.read("7i")
    (eps,) = cursor.read("f")
    (block,) = cursor.read("i")
    if block != BLOCK:
        raise ValueError(f"block {block}")
    eps = round(float(eps), 15)  # 1e-12, but for float32
    return Shape(hidden, layers, heads, feed_forward, vocabulary, positions, types, eps)


def _pieces(cursor: _Cursor) -> Pieces:
    n, bos, eos, pad, unk = cursor.read("5i")
    (size,) = cursor.read("Q")
    offsets = cursor.array("<u4", n + 1).tolist()
    scores = cursor.array("<f4", n).tolist()
    text = cursor.take(size)
    texts = tuple(text[offsets[i] : offsets[i + 1]].decode("utf-8") for i in range(n))
    return Pieces(texts, tuple(scores), bos, eos, pad, unk)


def _normalisation(cursor: _Cursor) -> Iterator[tuple[str, str]]:
    (n,) = cursor.read("i")
    (size,) = cursor.read("I")
    end = cursor.at + size
    for _ in range(n):
        code, length = cursor.read("IB")
        yield chr(code), "".join(map(chr, cursor.read(f"{length}I")))
    if cursor.at != end:
        raise ValueError(f"{cursor.at} != {end}")


def _directory(cursor: _Cursor) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    (n,) = cursor.read("i")
    for _ in range(n):
        (length,) = cursor.read("H")
        name = cursor.take(length).decode("ascii")
        kind, count, offset, size = cursor.read("BIQQ")
        yield name, (kind, count, offset, size)


def _dequantise(raw: bytes) -> FloatArray:
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    values: FloatArray = (nibbles.astype(np.float32) - 8) * scales
    return values.reshape(-1)
