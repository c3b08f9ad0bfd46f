"""Names that would lead out of the folder they are given for, and addresses that are no addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import office

import secgen
from secgen.kernel.errors import InvalidInput, LedgerError, PluginError, SecgenError
from secgen.plugins.scaffold import KINDS, new_plugin

OUT = (
    "../evil",
    "..",
    "/etc/passwd",
    "a/b",
    "a\\b",
    "C:evil",
    "a\0b",
    "~",
    "a b",
    "",
    "A",
    "é",
    "a" * 200,
    "$name",
    "a\nb",
    "-a",
)


def everything_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.parametrize("name", OUT)
def test_the_name_of_a_new_plugin_never_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    with pytest.raises(InvalidInput, match="SG-FIELD"):
        new_plugin(name, "format", inside)
    assert everything_in(tmp_path) == {"inside"}


@pytest.mark.parametrize("kind", ["../common", "", "format/../importer", "common"])
def test_a_kind_of_plugin_is_one_of_those_known_and_never_a_path(tmp_path: Path, kind: str) -> None:
    assert kind not in KINDS
    with pytest.raises(InvalidInput, match="SG-REPORT-OPTION"):
        new_plugin("good", kind, tmp_path)
    assert everything_in(tmp_path) == set()


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///", "sqlite://", "sqlite:////dev/null/x", "sqlite:///a\0b", "file:///etc/passwd", "", ":",
        "sqlite:///{folder}", "sqlite:///{folder}/not/there.db", "https://x.example/a.db", "sqlite:" + "a" * 5000,
    ],
)  # fmt: skip
def test_an_address_that_opens_nothing_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(LedgerError):
        secgen.open(url.format(folder=tmp_path), region="84", year=2026)
    assert everything_in(tmp_path) == set()


@pytest.mark.parametrize("place", ["", "a\0b", "{folder}", "{folder}/not/there/out.csv"])
def test_an_export_to_a_place_that_cannot_be_written_is_refused(tmp_path: Path, place: str) -> None:
    with office() as sg:
        for name in ("inf-bud-53-ae", "subventions", "decp", "rss", "sitemap", "jsonld", "openagenda"):
            options = {"title": "t", "link": "https://exemple.fr", "description": "d"} if name == "rss" else {}
            with pytest.raises((SecgenError, OSError)):
                sg.export_file(name, place.format(folder=tmp_path), **options)
    assert everything_in(tmp_path) == set()


@pytest.mark.parametrize("place", ["a\0b", "", "{folder}", "{folder}/absent"])
@pytest.mark.parametrize(
    "name", ["inf-bud-53-ae", "openagenda", "cog-communes", "agents", "decp", "glpi", "mail-register"]
)
def test_a_file_that_cannot_be_opened_is_refused_by_its_name(tmp_path: Path, name: str, place: str) -> None:
    with office() as sg, pytest.raises(SecgenError):
        sg.import_file(name, place.format(folder=tmp_path))


def test_the_names_of_files_a_closing_writes_are_ours(tmp_path: Path) -> None:
    """No label decides the name of a file: the folder of a closed year holds the same names whatever was recorded."""
    from secgen.closing.writing import write_file
    from security.attacks import an_office

    written = []
    for label in ("bien", "../../evil", "/etc/passwd", "a\0b"):
        folder = tmp_path / str(len(written))
        with an_office(label) as sg:
            write_file(sg.close_year(2026), folder)
        written.append(everything_in(folder))
    assert written[0]
    assert all(names == written[0] for names in written)
    assert everything_in(tmp_path) == {
        path for n, names in enumerate(written) for path in (str(n), *(f"{n}/{x}" for x in names))
    }


def test_a_plugin_is_named_never_reached_by_its_path() -> None:
    from secgen.plugins.specs import resolve

    for address in ("../evil:run", "/etc/passwd:x", "os.path", ":", "secgen:nothing", "a" * 5000):
        with pytest.raises(PluginError):
            resolve(address)
