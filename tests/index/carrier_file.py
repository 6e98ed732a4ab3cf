"""Writes small weights files of the carrier's form."""

import struct

import numpy as np

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
