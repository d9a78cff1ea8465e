"""Digests and who has them, held in little memory."""

from __future__ import annotations

from array import array

SIZE = 16  # bytes of a digest


class Digests:
    """Digests numbered in the order in which they are added, and found again.

    A hash table in two plain arrays: a dict of them takes five times the memory
    (130 bytes each, where half a million reports have two each).

    >>> digests = Digests()
    >>> for digest in (b"rained" * 3, b"snowed" * 3, b"rained" * 3):
    ...     digests.add(digest[:SIZE])
    >>> digests.find((b"rained" * 3)[:SIZE]), digests.find(b"0" * SIZE)
    ([0, 2], [])
    """

    def __init__(self) -> None:
        self._stored = bytearray()
        self._slots = array("i", [-1]) * 8

    def __len__(self) -> int:
        return len(self._stored) // SIZE

    def find(self, digest: bytes) -> list[int]:
        """Numbers of the entries that are this digest, in their order."""
        found = []
        slot = self._start(digest)
        while (number := self._slots[slot]) >= 0:
            if self._stored[number * SIZE : (number + 1) * SIZE] == digest:
                found.append(number)
            slot = (slot + 1) % len(self._slots)
        return found

    def add(self, digest: bytes) -> None:
        """Add a digest of `SIZE` bytes under the next number."""
        if 2 * len(self) >= len(self._slots):
            self._grow()
        self._place(digest, len(self))
        self._stored += digest

    def _place(self, digest: bytes, number: int) -> None:
        """Take the first free slot from the digest's own on, so that equal digests stand in their order."""
        slot = self._start(digest)
        while self._slots[slot] >= 0:
            slot = (slot + 1) % len(self._slots)
        self._slots[slot] = number

    def _start(self, digest: bytes) -> int:
        return int.from_bytes(digest[:8], "little") % len(self._slots)

    def _grow(self) -> None:
        self._slots = array("i", [-1]) * (2 * len(self._slots))
        for number in range(len(self)):
            self._place(bytes(self._stored[number * SIZE : (number + 1) * SIZE]), number)
