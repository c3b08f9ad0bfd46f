"""Acts to text and back: the registry of kinds, the strict converter, upcasters."""

from secgen.schema.registry import OpaqueAct, Registry

__all__ = ["OpaqueAct", "Registry"]
