"""The law pack: the values of the page of the DRAC Bretagne, each with its text and the day it was checked."""

from __future__ import annotations

from importlib.resources import files


def pack() -> str:
    """The TOML of the pack."""
    return (files("secgen_region_bretagne") / "bretagne.toml").read_text(encoding="utf-8")
