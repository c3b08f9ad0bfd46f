"""An anchor kept elsewhere finds what the chain alone can't: an older state, a cut end, a journal written anew."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cli.command_line import Secgen
from random_office import LAW

import secgen
from reliability.places import NOON, Place, sqlite_place
from reliability.works import appropriations, commitment
from secgen import language
from secgen.kernel.errors import IntegrityError, InvalidInput, LedgerError
from secgen.ledger import Anchor, Draft, Journal
from secgen.ledger.anchor import VERSION

ACTS = 9
FIRST = 3
"""What comes before the commitments: the opening, its context, the appropriations."""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """An office of a few acts."""
    place = sqlite_place(tmp_path / "office")
    with place.office() as sg:
        sg.record(appropriations())
        for number in range(ACTS):
            sg.record(commitment(number))
    return place


def anchors(place: Place) -> dict[int, Anchor]:
    """An anchor after each act, as if one had been made every day."""
    with place.office() as sg:
        made = sg.anchor()
    found = {}
    for record in place.records():
        found[record.position] = Anchor(
            made.region, made.office, record.position, record.digest, record.recorded_at, made.made_at
        )
    return found


def rewritten(place: Place, position: int) -> None:
    """Write the journal anew with another amount in one act and its chain recomputed, as whoever holds the file can."""
    records = place.records()
    (place.folder / "office.db").unlink()
    store = place.store()
    journal = Journal(store)
    for record in records:
        body = record.body.replace('"amount":1', '"amount":9') if record.position == position else record.body
        journal.append([Draft(*record[1:5], body)], NOON)
    store.close()


def cut(place: Place, kept: int) -> None:
    with closing(sqlite3.connect(place.folder / "office.db")) as db, db:
        db.execute("DROP TRIGGER journal_no_delete")
        db.execute("DELETE FROM journal WHERE position > ?", (kept,))


def said(place: Place, *given: Anchor | Path) -> IntegrityError:
    with place.office() as sg:
        sg.verify()
        with pytest.raises(IntegrityError) as caught:
            sg.verify(given)
    return caught.value


def test_an_intact_journal_agrees_with_every_anchor_ever_made_of_it(place: Place) -> None:
    with place.office() as sg:
        assert sg.verify(anchors(place).values()).position == FIRST + ACTS
        sg.record(commitment(100))
        assert sg.verify(anchors(place).values()).position == FIRST + ACTS + 1


@pytest.mark.parametrize("kept", [FIRST, FIRST + 4, FIRST + ACTS - 1])
def test_a_journal_cut_at_its_end_verifies_alone_and_not_against_its_anchor(place: Place, kept: int) -> None:
    anchor = anchors(place)[FIRST + ACTS]
    cut(place, kept)
    error = said(place, anchor)
    assert error.code == "SG-ANCHOR-CUT"
    assert (error.params["found"], error.params["first"], error.params["position"]) == (kept, kept + 1, FIRST + ACTS)


def test_a_backup_put_back_is_found_even_if_work_went_on_from_it(place: Place) -> None:
    backup = place.folder / "backup.db"
    shutil.copy(place.folder / "office.db", backup)
    with place.office() as sg:
        for number in range(50, 53):
            sg.record(commitment(number))
        anchor = sg.anchor()
    shutil.copy(backup, place.folder / "office.db")
    assert said(place, anchor).code == "SG-ANCHOR-CUT"
    with place.office() as sg:
        for number in range(60, 66):
            sg.record(commitment(number))
    error = said(place, anchor)
    assert error.code == "SG-ANCHOR-REWRITTEN"
    assert error.params["position"] == anchor.position


@pytest.mark.parametrize("position", [FIRST + 1, FIRST + 5, FIRST + ACTS])
def test_a_chain_recomputed_is_found_between_the_last_anchor_that_agrees_and_the_first_that_does_not(
    place: Place, position: int
) -> None:
    kept = anchors(place)
    rewritten(place, position)
    error = said(place, *kept.values())
    assert error.code == "SG-ANCHOR-REWRITTEN"
    assert (error.params["first"], error.params["position"]) == (position, position)
    sparse = said(place, kept[FIRST], kept[FIRST + ACTS])
    assert (sparse.params["first"], sparse.params["position"]) == (FIRST + 1, FIRST + ACTS)


def test_it_is_told_in_both_languages_with_the_position(place: Place) -> None:
    anchor = anchors(place)[FIRST + ACTS]
    cut(place, 5)
    error = said(place, anchor)
    assert f"stops at act 5; on {anchor.made_at}" in error.message
    with language("fr"):
        assert "le journal s'arrête à l'acte 5" in error.message
        assert "à partir de l'acte 6" in error.remedy


# the file


def test_an_anchor_is_one_text_that_reads_back(place: Place) -> None:
    with place.office() as sg:
        anchor = sg.anchor()
    assert Anchor.parse(anchor.text()) == anchor
    assert Anchor.parse(anchor.text().replace("\n", "\r\n")) == anchor
    fields = json.loads(anchor.text())
    assert fields["secgen_anchor"] == VERSION
    assert (fields["region"], fields["position"], fields["made_at"]) == (
        "84",
        FIRST + ACTS,
        "2026-01-15T12:00:00.000000Z",
    )


def changed(text: str) -> Iterator[str]:
    """The text with one character altered, taken out or put in, at every place where it says something."""
    for at, letter in enumerate(text):
        if not letter.isspace():
            yield text[:at] + ("1" if letter != "1" else "2") + text[at + 1 :]
            yield text[:at] + text[at + 1 :]
            yield text[:at] + "0" + text[at:]


def test_an_anchor_of_which_one_character_changed_is_refused(place: Place) -> None:
    with place.office() as sg:
        text = sg.anchor().text()
    for other in changed(text):
        with pytest.raises(InvalidInput) as caught:
            Anchor.parse(other, "kept.json")
        assert caught.value.code == "SG-ANCHOR"
        assert "kept.json" in caught.value.message


@pytest.mark.parametrize(
    "text", ["", "[]", "1", "null", "{}", '{"secgen_anchor": "1"}', '{"secgen_anchor": 2}', "[" * 5000, "N° EJ;Montant"]
)
def test_what_is_no_anchor_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        Anchor.parse(text)
    assert caught.value.code == "SG-ANCHOR"


def test_the_anchor_of_another_region_is_refused(place: Place) -> None:
    with secgen.open("memory:", region="53", year=2025, law=LAW) as other:
        with pytest.raises(InvalidInput) as caught:
            other.verify([anchors(place)[1]])
        assert caught.value.code == "SG-ANCHOR-OTHER"


def test_there_is_no_anchor_of_a_broken_chain_nor_of_nothing(place: Place) -> None:
    with closing(sqlite3.connect(place.folder / "office.db")) as db, db:
        db.execute("DROP TRIGGER journal_no_update")
        db.execute("UPDATE journal SET body = replace(body, '100', '900') WHERE position = ?", (FIRST + 1,))
    with place.office() as sg, pytest.raises(IntegrityError) as caught:
        sg.anchor()
    assert caught.value.code == "SG-CHAIN"
    assert "#4 budget.committed commitment/2100000000" in caught.value.message
    with secgen.open("memory:", law=LAW) as nothing, pytest.raises(LedgerError) as empty:
        nothing.anchor()
    assert empty.value.code == "SG-STORE-EMPTY"


# the command line


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, place: Place) -> Secgen:
    return Secgen(capsys, monkeypatch, place.url)


def test_anchors_are_kept_in_a_folder_and_checked_together(place: Place, tmp_path: Path, cli: Secgen) -> None:
    folder = tmp_path / "anchors"
    for number in range(3):
        assert cli.on("anchor", "--anchors", str(folder)) == 0
        with place.office() as sg:
            sg.record(commitment(200 + number))
    assert len(list(folder.iterdir())) == 3
    assert cli.on("verify", "--anchors", str(folder)) == 0
    cut(place, FIRST + ACTS)
    assert cli.on("verify") == 0
    assert cli.on("verify", "--anchors", str(folder)) == 1
    assert "SG-ANCHOR-CUT" in cli.err


def test_an_anchor_is_never_replaced(tmp_path: Path, cli: Secgen) -> None:
    file = tmp_path / "anchor.json"
    assert cli.on("anchor", str(file)) == 0
    kept = file.read_bytes()
    assert cli.on("verify", "--anchor", str(file)) == 0
    assert cli.on("anchor", str(file)) == 2
    assert file.read_bytes() == kept
    assert cli.on("anchor") == 0
    assert Anchor.parse(cli.out).position == FIRST + ACTS


def test_a_folder_without_anchors_proves_nothing(tmp_path: Path, cli: Secgen) -> None:
    (tmp_path / "empty").mkdir()
    assert cli.on("verify", "--anchors", str(tmp_path / "empty")) == 2
    assert cli.on("verify", "--anchor", str(tmp_path / "nowhere.json")) == 2
    assert "nowhere.json" in cli.err
