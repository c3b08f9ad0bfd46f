"""Who may know whom. This table is the design; a new arrow is a decision, taken here first."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from structure.source import ROOT, files, imports, inner_imports, name_of, outer_imports, room_of, tree

KNOWS = {
    # values everyone speaks
    "kernel": "",
    # what stands on them
    "law": "kernel",
    "ledger": "kernel",
    "files": "kernel",
    "plugins": "kernel",
    "engine": "kernel",
    "office": "kernel",
    "desk": "kernel",
    "progressing": "kernel",
    "schema": "kernel ledger",
    "watchers": "kernel plugins",
    "reports": "kernel law plugins",
    "backends": "kernel ledger plugins",
    # the domains
    "budget": "kernel law desk reports plugins",
    "accounting": "kernel budget desk reports plugins",
    "personnel": "kernel desk reports plugins",
    "procurement": "kernel law desk reports plugins",
    "assets": "kernel law desk reports plugins",
    "communication": "kernel law desk reports plugins",
    "correspondence": "kernel desk reports plugins",
    "access": "kernel desk reports plugins",
    "links": "kernel plugins budget personnel procurement assets communication reports",
    "exchange": "kernel plugins budget engine reports",
    # what is personal, apart
    "vault": "kernel",
    # the facade, and what is told through it
    "posting": "kernel ledger engine backends secretariat",
    "secretariat": (
        "kernel law ledger schema plugins engine posting rooms outcomes past proving transfer office access desk "
        "choosing watchers budget accounting personnel "
        "procurement assets communication correspondence reports reporting exchange closing rulebook snapshots vault "
        "personal_copy files"
    ),
    "rooms": "kernel plugins office access budget accounting",
    "outcomes": "kernel engine",
    "past": "kernel ledger secretariat",
    "proving": "kernel ledger files secretariat",
    "transfer": "kernel plugins files secretariat",
    "snapshots": "kernel ledger engine",
    "choosing": "kernel plugins office",
    "opening": "kernel law ledger schema plugins rooms office choosing budget secretariat rulebook",
    "reporting": "kernel plugins reports",
    "rulebook": "kernel law reports",
    "personal_copy": "kernel reports schema vault",
    "closing": "kernel budget accounting reports reporting exchange closing files",
    # at the very top
    "demo": "*",
    "cli": "*",
    "testing": "*",
    "__init__": "*",
}
NARROW = {
    # an arrow of the table that only these files may take
    ("budget", "desk"): {"budget/desk.py"},
    ("personnel", "desk"): {"personnel/desk.py"},
    ("personnel", "plugins"): {"personnel/plugin.py"},
    ("links", "plugins"): {"links/plugin.py"},
    ("budget", "law"): {"budget/decisions/_known.py", "budget/nomenclature.py"},
    ("budget", "plugins"): {"budget/plugin.py"},
    ("accounting", "plugins"): {"accounting/plugin.py"},
    ("accounting", "desk"): {"accounting/desk.py"},
    ("procurement", "desk"): {"procurement/desk.py"},
    ("procurement", "law"): {"procurement/exchange/office.py"},
    ("procurement", "plugins"): {"procurement/plugin.py"},
    ("assets", "desk"): {"assets/desk.py"},
    ("assets", "law"): {"assets/upkeep/plans.py", "assets/it/service.py"},
    ("assets", "plugins"): {"assets/plugin.py"},
    ("reports", "law"): {"reports/view.py"},
    ("reports", "plugins"): {"reports/plugin.py"},
    ("communication", "desk"): {"communication/desk.py"},
    ("communication", "plugins"): {"communication/plugin.py"},
    ("correspondence", "desk"): {"correspondence/desk.py"},
    ("correspondence", "plugins"): {"correspondence/plugin.py"},
    ("exchange", "plugins"): {"exchange/plugin.py"},
    ("backends", "plugins"): {"backends/plugin.py", "backends/clerk.py"},
    ("access", "desk"): {"access/desk.py"},
    ("access", "plugins"): {"access/plugin.py"},
}
ONLY_IN = {
    "pluggy": {"plugins"},
    "cattrs": {"schema"},
    "sqlite3": {"backends", "snapshots", "vault"},
    "pytest": {"testing"},
}
PURE = (
    "kernel", "law", "budget", "accounting", "personnel", "procurement", "assets", "communication", "correspondence",
    "links", "engine", "office", "access",
)  # fmt: skip
IMPURE_MODULES = {
    "asyncio", "fcntl", "glob", "http", "io", "logging", "multiprocessing", "os", "pathlib", "random", "secrets",
    "shutil", "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid",
}  # fmt: skip
IMPURE_CALLS = {"open", "print", "input", "now", "utcnow", "today", "read_text", "write_text", "read_bytes"}
ALLOWED_IMPURE = {
    "kernel/clock.py": {"now"},  # the one clock, injected
    "law/loader.py": {"read_text"},  # the packs that ship inside the package
}
ALLOWED_MODULES = {
    "kernel/surroundings.py": {"os"},  # the one look at the environment: the language of the locale
    "engine.py": {"threading"},  # a lock, so that threads may enter a room at once
}


def reads_files(path: Path) -> bool:
    """Whether a file is in the ``exchange`` folder of a domain, the one place where it opens files."""
    return "/exchange/" in name_of(path)


each_file = pytest.mark.parametrize("path", files(), ids=name_of)


@each_file
def test_a_file_imports_only_what_its_room_may_know(path: Path) -> None:
    room = room_of(path)
    assert room in KNOWS, f"{room} is a new room: say in KNOWS what it may know"
    allowed = KNOWS[room].split()
    wrong = set() if "*" in allowed else inner_imports(path) - set(allowed)
    assert not wrong, f"{name_of(path)} imports {', '.join(sorted(wrong))}; {room} may know {KNOWS[room] or 'nothing'}"


@each_file
def test_narrow_arrows_are_taken_only_where_they_are_named(path: Path) -> None:
    for target in inner_imports(path):
        named = NARROW.get((room_of(path), target))
        assert named is None or name_of(path) in named, f"{name_of(path)} → {target}: only {sorted(named or ())} may"


@each_file
def test_nothing_imports_the_testing_kit_or_the_command_line(path: Path) -> None:
    for high in ("testing", "cli"):
        runs_kits = (high, name_of(path)) == ("testing", "cli/plugins.py")
        assert runs_kits or room_of(path) == high or high not in inner_imports(path)


@each_file
def test_a_library_is_known_only_in_its_room(path: Path) -> None:
    for name in {module.partition(".")[0] for module in imports(path)} & set(ONLY_IN):
        assert room_of(path) in ONLY_IN[name], f"{name_of(path)} imports {name}; only {ONLY_IN[name]} may"


def test_only_the_declared_libraries_are_needed() -> None:
    needed = {name for path in files() if room_of(path) != "testing" for name in outer_imports(path)}
    assert needed <= {"attrs", "cattrs", "dateutil", "pluggy", "stdnum"}


@pytest.mark.parametrize("path", [p for p in files() if room_of(p) in PURE and not reads_files(p)], ids=name_of)
def test_what_decides_opens_no_file_and_reads_no_clock(path: Path) -> None:
    modules = {name.partition(".")[0] for name in imports(path)} & IMPURE_MODULES
    modules -= ALLOWED_MODULES.get(name_of(path), set())
    assert not modules, f"{name_of(path)} imports {', '.join(sorted(modules))}"
    called = {name for node in ast.walk(tree(path)) if isinstance(node, ast.Call) for name in _called(node)}
    found = (called & IMPURE_CALLS) - ALLOWED_IMPURE.get(name_of(path), set())
    assert not found, f"{name_of(path)} calls {', '.join(sorted(found))}"


def _called(node: ast.Call) -> set[str]:
    if isinstance(node.func, ast.Name):
        return {node.func.id}
    return {node.func.attr} if isinstance(node.func, ast.Attribute) else set()


def test_the_table_names_no_room_that_is_gone() -> None:
    rooms = {room_of(path) for path in files()} | {"testing"}
    assert set(KNOWS) <= rooms
    assert {name for known in KNOWS.values() for name in known.split()} <= rooms | {"*"}
    for named in NARROW.values():
        assert all((ROOT / name).exists() for name in named)


def test_every_narrow_arrow_and_every_exception_is_still_needed() -> None:
    taken = {(room_of(p), target, name_of(p)) for p in files() for target in inner_imports(p)}
    unused = {(arrow, name) for arrow, named in NARROW.items() for name in named if (*arrow, name) not in taken}
    assert not unused
