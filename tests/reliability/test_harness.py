"""The harness finds what it is there to find: works that tear their files or their batches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reliability.kills import Count, _look, undisturbed
from reliability.places import Place, sqlite_place
from reliability.works import Work, appropriations, commitment
from secgen.files import MARK, whole, write_whole
from secgen.kernel.errors import InvalidInput


def half_a_file(place: Place) -> None:
    (place.folder / "report.csv").write_bytes(b"N\xc2\xb0 EJ;Mon")


def half_a_batch(place: Place) -> None:
    with place.office() as sg:
        sg.record(commitment(1), commitment(2))


def other_acts(place: Place) -> None:
    with place.office() as sg:
        sg.record(commitment(9), commitment(2), commitment(3))


def a_batch(place: Place) -> None:
    with place.office() as sg:
        sg.record(commitment(1), commitment(2), commitment(3))
    (place.folder / "report.csv").write_bytes(b"N\xc2\xb0 EJ;Montant\n")


def a_line(place: Place) -> None:
    with place.office() as sg:
        sg.record(appropriations())


def report(place: Place) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.folder.glob("*.csv")}


@pytest.mark.parametrize("tearing", [half_a_file, half_a_batch, other_acts])
def test_a_torn_work_is_found(tmp_path: Path, tearing: Callable[[Place], None]) -> None:
    work = Work("torn", a_batch, a_line, report)
    expected = undisturbed(work, tmp_path / "whole", sqlite_place)
    place = sqlite_place(tmp_path / "torn")
    work.prepare(place)
    _look(work, place, expected, Count("torn"))
    tearing(place)
    with pytest.raises(AssertionError):
        _look(work, place, expected, Count("torn"))


# writing files whole


def test_a_file_is_replaced_at_once_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    write_whole(path, "one")
    path.chmod(0o640)
    with whole(path) as place:
        place.write_text("two", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == "one"
        assert place.name == path.name
    assert path.read_text(encoding="utf-8") == "two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["report.csv"]


def test_a_writing_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    write_whole(path, "one")

    def write_half() -> None:
        with whole(path) as place:
            place.write_text("tw", encoding="utf-8")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert path.read_text(encoding="utf-8") == "one"
    assert [p.name for p in tmp_path.iterdir()] == ["report.csv"]


def test_a_folder_of_files_appears_at_once(tmp_path: Path) -> None:
    with whole(tmp_path / "site") as place:
        (place / "deep").mkdir(parents=True)
        (place / "deep" / "index.html").write_text("<p>", encoding="utf-8")
        assert not (tmp_path / "site").exists()
    assert (tmp_path / "site" / "deep" / "index.html").exists()


def test_what_a_link_points_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "there" / "real.csv")
    write_whole(link, "one")
    assert link.is_symlink()
    assert (tmp_path / "there" / "real.csv").read_text(encoding="utf-8") == "one"


def test_an_error_names_the_file_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    with pytest.raises(InvalidInput) as caught, whole(path) as place:
        raise InvalidInput("SG-FILE", file=str(place), problem="no")
    assert str(path) in caught.value.message
    assert MARK not in caught.value.message
    with pytest.raises(InvalidInput, match="SG-FILE") as absent, whole(path) as place:
        place.open()
    assert MARK not in absent.value.message
    with pytest.raises(InvalidInput, match="SG-FILE"):
        write_whole(tmp_path / "nowhere" / "report.csv", "one")
