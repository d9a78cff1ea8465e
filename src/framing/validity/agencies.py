"""Names of agencies as the gold sets write them."""

from __future__ import annotations

from framing.agencies import find_agencies


def canonical_agency(name: str) -> str:
    """Our name of an agency; the name as it stands where we know none.

    >>> canonical_agency("reuters"), canonical_agency("AP"), canonical_agency("")
    ('Reuters', 'AP', '')
    """
    return "; ".join(find_agencies(name) or find_agencies(name.title())) or name
