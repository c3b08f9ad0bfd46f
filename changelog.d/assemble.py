"""Gathers the fragments of this folder under a version of ``CHANGELOG.md``, and deletes them.

``python changelog.d/assemble.py 0.1.0 --on 2026-11-22``. Run again for the version on top, it adds what is new. The
section *Law* begins with what each law pack covers and the values that change in the year, each with its text.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
KINDS = {
    "breaking": "Breaking",
    "security": "Security",
    "law": "Law",
    "added": "Added",
    "changed": "Changed",
    "fixed": "Fixed",
}

_WIDEST = 90


def fragments(folder: Path) -> dict[str, list[str]]:
    """The sentences of each kind, as items of a list, by the name of their file; a kind nobody knows is refused."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for path in sorted(folder.glob("*.md")):
        if path.name == "README.md":
            continue
        kind = path.name.split(".")[-2]
        if kind not in KINDS:
            sys.exit(f"{path.name}: {kind} is none of {', '.join(KINDS)}")
        found[kind].append(_item(path.read_text(encoding="utf-8").strip()))
    return found


def _item(text: str) -> str:
    return text if text.startswith("- ") else "- " + text.replace("\n", "\n  ")


def assemble(changelog: str, version: str, day: date, new: dict[str, list[str]], packs: str) -> str:
    """The changelog with the fragments under their version, the newest on top; older versions stay as they are."""
    head, _, older = changelog.partition("\n## ")
    older = f"## {older}" if older else ""
    known: dict[str, list[str]] = {}
    if older.startswith(f"## {version},"):
        own, again, older = older[3:].partition("\n## ")
        older = f"## {older}" if again else ""
        known = _items(own)
    parts = [head.rstrip(), "", f"## {version}, {day.isoformat()}", ""]
    for kind, title in KINDS.items():
        items = [*known.get(title, []), *(item for item in new[kind] if item not in known.get(title, []))]
        table = [packs, ""] if kind == "law" else []
        if items or table:
            parts += [f"### {title}", "", *table, *items, ""]
    return "\n".join([*parts, older]).rstrip() + "\n"


def _items(section: str) -> dict[str, list[str]]:
    """The items under each title, each with the lines that go on under it; the table of packs is made again."""
    titled = re.split(r"^### (.+)$", section, flags=re.MULTILINE)[1:]
    texts = (re.sub(r"^\|.*\n", "", text, flags=re.MULTILINE) for text in titled[1::2])
    listed = ([i.strip("\n") for i in re.split(r"^(?=- )", t, flags=re.MULTILINE) if i.strip()] for t in texts)
    return dict(zip(titled[::2], listed, strict=True))


def law_tables(day: date) -> str:
    """A line for each pack of the library, then one for each value that begins or ends in the year of the release."""
    return "\n".join([*_packs(), "", *_changes(day.year)])


def _packs() -> Iterator[str]:
    from secgen.law import builtin_law

    values = [(p.pack, v) for p in builtin_law().parameters.values() for v in p.values]
    yield from _header("law pack", "values", "speak of", "verified", "second-hand", "not verified")
    for pack in sorted({pack for pack, _ in values}):
        own = [value for name, value in values if name == pack]
        sure = Counter(value.status.value for value in own)
        first, last = min(v.since for v in own), max(v.since for v in own)
        period = f"{first} → {last}" if first != last else f"{first}"
        yield _line(pack, len(own), period, *(sure[status] for status in ("verified", "second-hand", "unverified")))


def _changes(year: int) -> Iterator[str]:
    import secgen

    yield from _header(f"value that changes in {year}", "from", "before", "after", "text", "how sure", "rules")
    for row in secgen.open_rulebook().diff(date(year - 1, 12, 31), date(year, 12, 31)).to_dicts():
        names = ("id", "since", "before", "after", "text", "status", "rules")
        yield _line(*(_short(str(row[name] or "–")) for name in names))


def _short(cell: str) -> str:
    """A cell of the table: a long list of names is cut, the pack has it whole."""
    return (cell if len(cell) <= _WIDEST else f"{cell[:_WIDEST]}…").replace("|", "\\|")


def _header(*names: str) -> Iterator[str]:
    yield _line(*names)
    yield "|" + " --- |" * len(names)


def _line(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version")
    parser.add_argument("--on", type=date.fromisoformat, default=date.today())  # noqa: DTZ011 - the day of the release here
    parser.add_argument("--changelog", type=Path, default=FOLDER.parent / "CHANGELOG.md")
    parser.add_argument("--fragments", type=Path, default=FOLDER)
    args = parser.parse_args(argv)
    new = fragments(args.fragments)
    text = assemble(args.changelog.read_text(encoding="utf-8"), args.version, args.on, new, law_tables(args.on))
    args.changelog.write_text(text, encoding="utf-8")
    for path in _assembled(args.fragments):
        path.unlink()


def _assembled(folder: Path) -> Iterator[Path]:
    return (path for path in folder.glob("*.md") if path.name != "README.md")


if __name__ == "__main__":
    main()
