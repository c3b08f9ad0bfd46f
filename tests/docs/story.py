"""The tutorial played as a reader plays it: one folder, one chapter after the other, every command and every line.

A fence ``console`` holds commands after ``$`` and what they print; a fence ``python`` holds a session; a fence with a
caption is a file to save. Three dots stand for what changes from one day to the next, as in any doctest.

``python tests/docs/story.py`` plays it again and writes what is printed now: the English into the chapters, the French
beside its catalogue.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parents[2]
TUTORIAL = HERE / "docs" / "tutorial"
FRENCH = HERE / "docs" / "locales" / "fr" / "console" / "tutorial"
FENCE = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
PARSER = doctest.DocTestParser()
OPTIONS = doctest.ELLIPSIS


class Block(NamedTuple):
    """A fence of a chapter: its kind, what it holds, where it stands."""

    kind: str
    body: str
    start: int
    end: int


class Step(NamedTuple):
    """A command and what it should print."""

    command: str
    expected: str


def chapters() -> list[Path]:
    """The chapters of the year, in their order."""
    return sorted(TUTORIAL.glob("[0-9][0-9]-*.md"))


def blocks(text: str) -> Iterator[Block]:
    for found in FENCE.finditer(text):
        yield Block(found["kind"].strip(), found["body"], found.start("body"), found.end("body"))


def steps(body: str) -> Iterator[Step]:
    """The commands of a console block; one goes on while a quote is open or its line ends with a backslash."""
    command, printed = "", list[str]()
    for line in body.splitlines():
        if command and not whole(command):
            command += "\n" + line
        elif line.startswith("$ "):
            if command:
                yield Step(command, "\n".join(printed))
            command, printed = line[2:], []
        else:
            printed.append(line)
    yield Step(command, "\n".join(printed))


def whole(command: str) -> bool:
    try:
        shlex.split(command)
    except ValueError:
        return False
    return not command.endswith("\\")


def words(command: str) -> list[str]:
    return shlex.split(command.replace("\\\n", " "))


class Reader:
    """Somebody who types what the chapters show, in the folder they stand in."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.session: dict[str, Any] = {"__name__": "__main__"}
        self.code = 0

    def shell(self, command: str) -> str:
        """What a command prints; its errors too."""
        name, *arguments = words(command)
        if name == "echo":
            return f"{self.code}\n"
        if name == "ls":
            return "".join(f"{path.name}\n" for path in sorted(Path(*arguments).iterdir()))
        assert name == "secgen", command
        return self.secgen(arguments)

    def secgen(self, arguments: list[str]) -> str:
        from secgen.cli import main
        from secgen.kernel.text import lang

        spoken, out = lang(), io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
                self.code = main(["--lang", self.language, *arguments])
        except SystemExit as stop:
            self.code = int(stop.code or 0)
        finally:
            lang(spoken)
        return out.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]

    def python(self, body: str, name: str) -> str:
        """What a Python session says that it should not: nothing, when all is well."""
        told: list[str] = []
        test = PARSER.get_doctest(body, self.session, name, name, 0)
        doctest.DocTestRunner(optionflags=OPTIONS, verbose=False).run(test, out=told.append, clear_globs=False)
        self.session.update(test.globs)
        return "".join(told)


def caption(block: Block) -> tuple[str, str] | None:
    """The file a block is to be saved in, and its text."""
    found = re.match(r"((?::\w+:[^\n]*\n)+)\n?", block.body)
    if not block.kind.startswith("{code-block}") or not found:
        return None
    name = re.search(r":caption: *`?([\w.-]+)`?", found[1])
    return (name[1], block.body[found.end() :]) if name else None


def same(expected: str, printed: str) -> bool:
    return doctest.OutputChecker().check_output(_tidy(expected), _tidy(printed), OPTIONS)


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines()) + "\n"


def merge(expected: str, printed: str) -> str:
    """What is printed now, where it is not what was expected."""
    if expected and same(expected, printed):
        return expected
    return _tidy(printed).strip("\n")


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """An empty folder to stand in."""
    before, path = Path.cwd(), Path(tempfile.mkdtemp())
    os.chdir(path)
    try:
        yield path
    finally:
        os.chdir(before)
        shutil.rmtree(path)


def french(chapter: Path) -> list[str]:
    """The console blocks of a chapter as a reader in French sees them."""
    path = FRENCH / f"{chapter.stem}.txt"
    return re.split(r"^-----\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE) if path.exists() else []


def play(language: str) -> Iterator[tuple[Path, Block, str, str]]:
    """Each block of the tutorial played: its chapter, itself, what it should be, what it is."""
    reader = Reader(language)
    with folder():
        for chapter in chapters():
            told = iter(french(chapter)) if language == "fr" else None
            for block in blocks(chapter.read_text(encoding="utf-8")):
                saved = caption(block)
                if saved:
                    Path(saved[0]).write_text(saved[1], encoding="utf-8")
                elif block.kind == "console":
                    body = next(told, "") if told else block.body
                    yield chapter, block, body, console(reader, block.body, body)
                elif block.kind == "python":
                    yield chapter, block, "", reader.python(block.body, chapter.name)


def console(reader: Reader, body: str, expected: str) -> str:
    """A console block with what its commands print now; the commands are those of the page."""
    told = [step.expected for step in steps(expected)] if expected else []
    lines = []
    for number, step in enumerate(steps(body)):
        printed = merge(told[number] if number < len(told) else "", reader.shell(step.command))
        lines += [f"$ {step.command}", *([printed] if printed else [])]
    return "\n".join(lines) + "\n"


def rewrite() -> None:
    """Write what is printed now, in both languages."""
    changes: dict[Path, list[tuple[Block, str]]] = {}
    for chapter, block, _, now in play("en"):
        if block.kind == "console":
            changes.setdefault(chapter, []).append((block, now))
        elif now:
            sys.stdout.write(now)
    for chapter, made in changes.items():
        text = chapter.read_text(encoding="utf-8")
        for block, now in reversed(made):
            text = text[: block.start] + now + text[block.end :]
        chapter.write_text(text, encoding="utf-8")
    told: dict[Path, list[str]] = {}
    for chapter, block, _, now in play("fr"):
        if block.kind == "console":
            told.setdefault(chapter, []).append(now)
    FRENCH.mkdir(parents=True, exist_ok=True)
    for chapter, bodies in told.items():
        (FRENCH / f"{chapter.stem}.txt").write_text("-----\n".join(bodies), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
