"""A declared layout in a file, as people check it from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from secgen.cli import main
from secgen.communication.exchange.layouts import check_layout
from secgen.kernel.errors import InvalidInput

POSTER = """
support = "poster"
action = "Festival des Monts"
release = 2026-05-20
submitted = 2026-05-11
region = "{region}"

[grant]
action = "Festival des Monts"
starts = 2026-05-01
ends = 2026-06-30

[[marks]]
kind = "prefect"
x = 60
y = 250
w = 30
h = 20
marianne = 2.5
master = [30, 20]

[[marks]]
kind = "eu"
x = 100
y = 250
w = 30
h = 20

[[texts]]
words = "Avec le soutien de"
x = 20
y = 255
w = 35.5
h = 8
"""


def a_file(tmp_path: Path, text: str, name: str = "poster.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def breaches(path: Path, **options: str) -> set[str]:
    return {f.rule for f in check_layout(path, options).findings if f.verdict.value == "breach"}


@pytest.mark.rule("C38", "C41")
def test_one_file_is_judged_by_the_region_it_names_or_the_one_asked_for(tmp_path: Path) -> None:
    path = a_file(tmp_path, POSTER.format(region="52"))
    assert breaches(path) == set()
    assert breaches(path, region="53") == {"C38", "C41"}
    result = check_layout(path, {"region": "53"})
    assert not result.clean
    assert {name: value for name, _, value in result.counts}["breach"] == 2


def test_a_json_layout_says_the_same_as_a_toml_one(tmp_path: Path) -> None:
    data = {
        "support": "poster",
        "release": "2026-05-20",
        "marks": [{"kind": "ministry", "x": 60, "y": 250, "w": 30, "h": 20.5}],
    }
    assert breaches(a_file(tmp_path, json.dumps(data), "poster.json")) == {"C34", "C35"}


def test_check_layout_recognises_a_declared_layout_by_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(a_file(tmp_path, POSTER.format(region="53")))
    for kind in ("layout", "brand"):
        assert main(["check", kind, path]) == 1
        shown = capsys.readouterr().out
        assert "[C38]" in shown
    assert main(["check", "layout", path, "--region", "52", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["check"] == "brand"


def test_an_extract_of_the_state_is_still_checked_as_a_layout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "layout", str(a_file(tmp_path, "a;b\n1;2\n", "list.csv"))]) != 0
    assert "SG-LAYOUT" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (('kind = "prefect"', 'kind = "prefet"'), "marks[0].kind"),
        (("w = 30\nh = 20\nmarianne", "w = 0\nh = 20\nmarianne"), "marks[0].box"),
        (("release = 2026-05-20", 'release = "20/05/2026"'), "release"),
        (("marianne = 2.5", 'marianne = "2,5"'), "marks[0].marianne"),
        (('support = "poster"', "suport = 1"), "support"),
        (("x = 60\n", ""), "marks[0].box.x"),
        (('words = "Avec le soutien de"', "words = 3"), "texts[0].words"),
        (("starts = 2026-05-01", "starts = 5"), "grant.starts"),
    ],
)
def test_a_wrong_field_is_named_with_its_place(tmp_path: Path, change: tuple[str, str], place: str) -> None:
    text = POSTER.format(region="84")
    assert change[0] in text
    result = check_layout(a_file(tmp_path, text.replace(*change, 1)), {})
    assert place in {anomaly.column for anomaly in result.anomalies}
    assert not result.clean


@pytest.mark.parametrize(("name", "text"), [("x.toml", "support ="), ("x.json", "[1]"), ("x.json", "{")])
def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_layout(a_file(tmp_path, text, name), {})
    assert caught.value.code == "SG-FILE"
    with pytest.raises(InvalidInput):
        check_layout(tmp_path / "absent.toml", {})


def test_a_region_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_layout(a_file(tmp_path, POSTER.format(region="99")), {})
    assert caught.value.params["value"] == "99"
