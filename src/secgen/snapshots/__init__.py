"""Snapshots: the state of an office kept beside its journal, so that opening need not fold all of it."""

from secgen.snapshots.keeper import Keeper

__all__ = ["Keeper"]
