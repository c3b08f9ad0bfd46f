"""What the demo says as it runs: a title, a figure."""

from __future__ import annotations

from secgen.kernel.text import Text


def tell(line: object) -> None:
    """Print a line."""
    print(line)


def title(text: Text) -> None:
    """Begin a part."""
    tell(f"\n── {text} " + "─" * max(3, 74 - len(str(text))))


def say(label: Text, value: str) -> None:
    """Say a figure."""
    tell(f"{label}: {value}")
