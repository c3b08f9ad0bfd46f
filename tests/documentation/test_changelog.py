"""Fragments become a changelog, once, under their version."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "changelog.d"
if not FOLDER.exists():
    pytest.skip("the wheel is tested without the changelog beside it", allow_module_level=True)
sys.path.insert(0, str(FOLDER))

import assemble  # noqa: E402

HEAD = "# Changelog\n\nNewest first.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fragments").mkdir()
    (tmp_path / "CHANGELOG.md").write_text(HEAD, encoding="utf-8")
    (tmp_path / "fragments" / "README.md").write_text("how to", encoding="utf-8")
    return tmp_path


def fragment(folder: Path, name: str, text: str) -> None:
    (folder / "fragments" / f"{name}.md").write_text(text + "\n", encoding="utf-8")


def release(folder: Path, version: str, day: str) -> str:
    changelog = folder / "CHANGELOG.md"
    assemble.main([version, "--on", day, "--changelog", str(changelog), "--fragments", str(folder / "fragments")])
    return changelog.read_text(encoding="utf-8")


def test_fragments_are_gathered_by_kind_and_deleted(folder: Path) -> None:
    fragment(folder, "mail.added", "A register\nof mail.")
    fragment(folder, "lists.added", "- one\n- two")
    fragment(folder, "sick.fixed", "Sick leave.")
    text = release(folder, "0.1.0", "2026-11-22")
    assert text.startswith(HEAD + "\n## 0.1.0, 2026-11-22\n\n### Law\n\n| law pack |")
    assert "### Added\n\n- one\n- two\n- A register\n  of mail.\n\n### Fixed\n\n- Sick leave.\n" in text
    assert [path.name for path in (folder / "fragments").iterdir()] == ["README.md"]


def test_the_law_has_its_own_section_with_what_each_pack_covers(folder: Path) -> None:
    fragment(folder, "vat.law", "The rate of VAT, CGI art. 278, from 1 January 2027.")
    law = release(folder, "0.1.0", "2026-11-22").partition("### Law")[2].partition("###")[0]
    assert "| public-procurement 2026.11 |" in law
    (supplies,) = [line for line in law.splitlines() if line.startswith("| procurement.exemption.supplies |")]
    assert "| 2026-04-01 |" in supplies
    assert "décret 2025-1386" in supplies
    assert "PR-01" in supplies
    assert law.rstrip().endswith("- The rate of VAT, CGI art. 278, from 1 January 2027.")


def test_run_again_for_the_same_version_it_adds_what_is_new(folder: Path) -> None:
    fragment(folder, "mail.added", "Mail.")
    release(folder, "0.1.0", "2026-11-20")
    fragment(folder, "fleet.added", "Fleet.")
    text = release(folder, "0.1.0", "2026-11-22")
    assert "- Mail.\n- Fleet.\n" in text
    assert text.count("## 0.1.0") == text.count("| law pack") == text.count("- Mail.") == 1
    assert release(folder, "0.1.0", "2026-11-22") == text


def test_a_new_version_stands_on_top_and_leaves_the_older_as_it_was(folder: Path) -> None:
    fragment(folder, "mail.added", "Mail.")
    older = release(folder, "0.1.0", "2026-11-20").partition("## 0.1.0")[2]
    fragment(folder, "fleet.added", "Fleet.")
    newer = release(folder, "0.2.0", "2027-01-15")
    assert newer.index("## 0.2.0, 2027-01-15") < newer.index("## 0.1.0, 2026-11-20")
    assert "- Mail." in newer.partition("## 0.1.0")[2]
    assert older.count("\n- ") == newer.partition("## 0.1.0")[2].count("\n- ")


def test_a_kind_nobody_knows_is_refused_and_nothing_is_lost(folder: Path) -> None:
    fragment(folder, "mail.new", "Mail.")
    with pytest.raises(SystemExit, match=r"mail\.new\.md: new is none of breaking"):
        release(folder, "0.1.0", "2026-11-22")
    assert (folder / "fragments" / "mail.new.md").exists()
    assert (folder / "CHANGELOG.md").read_text(encoding="utf-8") == HEAD
