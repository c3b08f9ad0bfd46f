"""The French catalogues: which messages they lack, and how to fill them.

``python docs/french.py``          fails if a page translated in French lacks a message, or has one that is fuzzy
``python docs/french.py update``   brings the catalogues to the pages: new messages empty unless another catalogue has
                                   them, old ones dropped; ``waiting.po`` has those of pages that are about to come
``python docs/french.py todo``     prints what is to translate, numbered
``python docs/french.py fill F``   takes a file of ``number: translation``, as ``todo`` numbered them
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

DOCS = Path(__file__).resolve().parent
FRENCH = DOCS / "locales" / "fr" / "LC_MESSAGES"
PAGES = ("index", "tutorial/*", "how-to/*", "reference/glossary", "reference/index", "explanation/index")

ALONE = [
    *("-D", "extensions=myst_parser", "-D", "myst_enable_extensions=colon_fence,deflist", "-D", "gettext_compact=0"),
    *("-D", "exclude_patterns=_build,_ext,locales,reference/generated"),
]  # the pages that people write: those made from the code are in English only
TOOLS = re.compile(r"Project-Id|Date:|Translator:|Team:|Generated-By|Report-")


def extract(folder: Path) -> dict[str, Catalog]:
    """The messages of each page as Sphinx finds them."""
    command = [sys.executable, "-m", "sphinx", "-Q", "-b", "gettext", "-C", *ALONE, str(DOCS), str(folder)]
    subprocess.run(command, check=True)
    return {name: _read(folder / f"{name}.pot") for name in pages()}


def pages() -> Iterator[str]:
    """The pages that are in French too."""
    for pattern in PAGES:
        yield from sorted(path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.glob(f"{pattern}.md"))


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="fr")


def catalogue(name: str) -> Catalog:
    """The French catalogue of a page; empty if there is none yet."""
    path = FRENCH / f"{name}.po"
    return _read(path) if path.exists() else Catalog(locale="fr")


def memory() -> dict[str, str]:
    """Every translation there is, of whatever page."""
    return {m.id: m.string for path in FRENCH.rglob("*.po") for m in _read(path) if m.id and _sure(m)}


def messages(source: Catalog) -> list[str]:
    return [message.id for message in source if message.id]


def lacking(source: Catalog, french: Catalog) -> list[str]:
    """The messages of a page that have no translation to rely on."""
    return [text for text in messages(source) if not _sure(french.get(text))]


def _sure(message: Message | None) -> bool:
    return message is not None and bool(message.string) and not message.fuzzy


def save(name: str, source: Catalog, french: Catalog) -> None:
    """Write a catalogue: the messages of the page, in their order, and nothing else."""
    kept = Catalog(locale="fr", project="secgen", header_comment=f"# {name}, in French.", fuzzy=False)
    for text in messages(source):
        found = french.get(text)
        kept.add(text, found.string if found and _sure(found) else "")
    path = FRENCH / f"{name}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, kept, width=100, omit_header=False)
    path.write_text(_plain(path.read_text(encoding="utf-8")), encoding="utf-8")


def _plain(text: str) -> str:
    """A catalogue without what changes by itself: dates, names of tools, guesses about formats."""
    head, _, rest = text.partition("\n\n")
    kept = [line for line in head.splitlines() if not TOOLS.search(line)]
    return "\n".join(kept) + "\n\n" + re.sub(r"^#, python-.*\n", "", rest, flags=re.MULTILINE).strip() + "\n"


def waiting(sources: dict[str, Catalog]) -> None:
    """Leave in ``waiting.po`` what no page shows yet."""
    shown = {text for source in sources.values() for text in messages(source)}
    french, left = catalogue("waiting"), Catalog(locale="fr")
    for text in messages(french):
        if text not in shown:
            left.add(text)
    save("waiting", left, french)


def numbered(sources: dict[str, Catalog]) -> list[tuple[str, str]]:
    return [(name, text) for name, source in sources.items() for text in lacking(source, catalogue(name))]


def fill(sources: dict[str, Catalog], path: Path) -> None:
    """Put numbered translations in their catalogues."""
    todo = numbered(sources)
    found = re.split(r"^(\d+): ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    given = {int(number): text.strip() for number, text in zip(found[1::2], found[2::2], strict=True)}
    for name, source in sources.items():
        french = catalogue(name)
        for number, (page, text) in enumerate(todo):
            if page == name and number in given:
                french.delete(text)  # an empty one left by an update
                french.add(text, given[number])
        save(name, source, french)


def main(action: str = "check", *given: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        sources = extract(Path(folder))
    if action == "todo":
        for number, (_, text) in enumerate(numbered(sources)):
            sys.stdout.write(f"{number}: {text}\n")
    elif action == "fill":
        fill(sources, Path(given[0]))
    elif action == "update":
        known = memory()
        for name, source in sources.items():
            french = catalogue(name)
            for text in lacking(source, french):
                french.add(text, known.get(text, ""))
            save(name, source, french)
        waiting(sources)
    else:
        missing = numbered(sources)
        for name, text in missing:
            sys.stderr.write(f"{name}: not in French: {text!r}\n")
        return 1 if missing else 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
