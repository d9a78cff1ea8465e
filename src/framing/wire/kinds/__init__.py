"""A change of wording -> its kind, by the codebook in `coding`."""

from framing.wire.kinds.change import Change
from framing.wire.kinds.coding import kind_of

__all__ = ["Change", "kind_of"]
