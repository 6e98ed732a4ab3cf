import struct

import numpy as np
import pytest

from index.errors import CarrierError
from index.model.carrier import parse_carrier

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "科", "普", "▁科普", "～"]
SCORES = [0.0, 0.0, 0.0, 0.0, -2.0, -3.0, -3.5, -4.0, -5.0]


def blocks(nibbles: list[int], scale: float) -> bytes:
    """One block of 32 elements, packed by hand: byte i holds element i low and element 16 + i high."""
    packed = bytes(nibbles[i] | nibbles[16 + i] << 4 for i in range(16))
    return struct.pack("<e", scale) + packed


def weights_file(tensors: dict[str, tuple[int, int, bytes]], hidden: int = 32, layers: int = 0) -> bytes:
    """A file of the carrier's form with the tensors given as type, count, bytes."""
    head = b"E5S1" + struct.pack("<I7ifi", 1, hidden, layers, 1, hidden, len(PIECES), 8, 2, 1e-12, 32)
    encoded = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, encoded)]).tolist()
    text = b"".join(encoded)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(text))
    head += struct.pack(f"<{len(offsets)}I", *offsets) + struct.pack(f"<{len(SCORES)}f", *SCORES) + text
    table = struct.pack("<IBI", ord("Ａ"), 1, ord("A")) + struct.pack("<IB", 0x200B, 0)
    head += struct.pack("<iI", 2, len(table)) + table + struct.pack("<i", len(tensors))
    at = len(head) + sum(2 + len(name) + 21 for name in tensors)
    directory, data = b"", b""
    for name, (kind, count, raw) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, count, at + len(data), len(raw))
        data += raw
    return head + directory + data


def test_a_file_gives_shape_pieces_and_normalisation() -> None:
    carrier = parse_carrier(weights_file({}))
    assert (carrier.shape.hidden, carrier.shape.vocabulary, carrier.shape.positions) == (32, len(PIECES), 8)
    assert carrier.shape.layer_norm_eps == 1e-12
    assert list(carrier.pieces.texts) == PIECES
    assert list(carrier.pieces.scores) == SCORES
    assert (carrier.pieces.bos, carrier.pieces.pad, carrier.pieces.eos, carrier.pieces.unk) == (0, 1, 2, 3)
    assert carrier.normalisation == {"Ａ": "A", "\u200b": ""}


def test_a_block_is_dequantised_low_nibbles_first() -> None:
    nibbles = [*range(16), *reversed(range(16))]
    carrier = parse_carrier(weights_file({"w": (1, 32, blocks(nibbles, 0.5))}))
    assert carrier.tensor("w").tolist() == [(n - 8) * 0.5 for n in nibbles]
    assert carrier.tensor("w").dtype == np.float32


def test_a_plain_tensor_is_read_as_it_is() -> None:
    carrier = parse_carrier(weights_file({"b": (0, 3, struct.pack("<3f", 1.5, -2.0, 0.25))}))
    assert carrier.tensor("b").tolist() == [1.5, -2.0, 0.25]


def test_an_unknown_tensor_is_an_error_that_names_it() -> None:
    with pytest.raises(CarrierError, match=r"l0\.q\.w"):
        parse_carrier(weights_file({})).tensor("l0.q.w")


def test_another_file_is_refused() -> None:
    with pytest.raises(CarrierError, match="E5S1"):
        parse_carrier(b"PK\x03\x04" + bytes(100))


@pytest.mark.parametrize("length", [6, 30, 60, 100, 140, 190, -1])
def test_a_file_that_ends_too_early_is_refused(length: int) -> None:
    whole = weights_file({"b": (0, 3, struct.pack("<3f", 1, 2, 3)), "w": (1, 32, blocks([0] * 32, 1))})
    parse_carrier(whole)
    with pytest.raises(CarrierError, match="不完整"):
        parse_carrier(whole[:length])
