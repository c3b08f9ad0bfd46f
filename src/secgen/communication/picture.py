"""An image as it is used somewhere."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Picture:
    """An image as used somewhere: which asset, its alternative text, its credit line.

    ``decorative``: it carries no information and needs no alternative text (not on social networks).
    """

    asset: str = ""
    alt: str = ""
    credit: str = ""
    decorative: bool = False
