"""One family of errors: each travels between processes and speaks both languages."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from string import Formatter

import pytest

import secgen.kernel.errors as module
from secgen.kernel.catalogue import CATALOGUE, Entry
from secgen.kernel.errors import InvalidInput, LawError, RuleViolation, SecgenError
from secgen.kernel.finding import Finding, Verdict
from secgen.kernel.legal import LegalRef
from secgen.kernel.text import Text, language


def family(root: type[SecgenError] = SecgenError) -> Iterator[type[SecgenError]]:
    yield root
    for child in root.__subclasses__():
        if child.__module__ == module.__name__:
            yield from family(child)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


FINDING = Finding(
    rule="FIN-001",
    verdict=Verdict.BREACH,
    blocking=True,
    subject="commitment",
    where="0175-CARA-DRAC/01/5",
    inputs=(("amount", "5 000,01 €"),),
    law=(),
    statement=Text("AE suffisantes", "enough AE"),
    legal=(LegalRef("GBCP art. 30"),),
    remedy=Text("réduire", "reduce"),
)
PLAIN = sorted({cls for cls in family() if cls is not RuleViolation}, key=lambda cls: cls.__name__)


@pytest.mark.parametrize("cls", PLAIN, ids=lambda cls: cls.__name__)
def test_every_error_comes_back_the_same_from_another_process(cls: type[SecgenError]) -> None:
    error = cls("SG-NOT-FOUND", kind="act", id="12", hint="look again")
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is cls
    assert back.code == error.code
    assert back.params == error.params
    assert str(back) == str(error)


def test_a_violation_comes_back_with_all_its_findings() -> None:
    back = pickle.loads(pickle.dumps(RuleViolation((FINDING, FINDING))))
    assert type(back) is RuleViolation
    assert back.findings == (FINDING, FINDING)
    assert back.params == {"count": 2, "first": "FIN-001"}


def test_a_violation_shows_every_finding() -> None:
    with language("en"):
        lines = str(RuleViolation((FINDING, FINDING))).splitlines()
    assert lines[0].startswith("SG-RULES: refused, 2 blocking finding(s): FIN-001")
    assert len(lines) == 3
    assert "[FIN-001] breach: enough AE" in lines[1]


def test_the_family_is_not_empty_and_has_one_root() -> None:
    assert {InvalidInput, LawError, RuleViolation} <= set(family())
    assert all(issubclass(cls, SecgenError) for cls in family())


def test_a_parameter_may_be_called_code() -> None:
    error = InvalidInput("SG-NOMENCLATURE", kind="programme", code="361", year=2020, known="224")
    assert error.code == "SG-NOMENCLATURE"
    assert error.params["code"] == "361"
    assert "361" in str(error)
    assert pickle.loads(pickle.dumps(error)).params == error.params


def test_an_error_speaks_the_current_language() -> None:
    error = InvalidInput("SG-DATE-TEXT", value="02/03/2026")
    with language("fr"):
        assert (
            str(error)
            == "SG-DATE-TEXT: date illisible ou ambiguë : « 02/03/2026 » → écrire AAAA-MM-JJ, par exemple 2026-03-02"
        )
    with language("en"):
        assert error.message == "date unreadable or ambiguous: '02/03/2026'"
        assert error.remedy == "write YYYY-MM-DD, for example 2026-03-02"


@pytest.mark.parametrize("value", ["{", "{0}", "{value}", "%s", "\\"])
def test_what_a_user_typed_is_quoted_as_it_is(value: str) -> None:
    assert value in InvalidInput("SG-MONEY-TEXT", value=value).message


@pytest.mark.parametrize(("code", "entry"), CATALOGUE.items(), ids=list(CATALOGUE))
def test_every_entry_of_the_catalogue_has_both_languages_and_the_same_placeholders(code: str, entry: Entry) -> None:
    assert re.fullmatch(r"SG-[A-Z]+(-[A-Z]+)*", code)
    for text in (entry.message, entry.remedy):
        assert text.fr.strip()
        assert text.en.strip()
        assert placeholders(text.fr) == placeholders(text.en)
        assert "" not in placeholders(text.en)


@pytest.mark.parametrize(("code", "entry"), CATALOGUE.items(), ids=list(CATALOGUE))
def test_every_entry_can_be_raised_with_its_placeholders(code: str, entry: Entry) -> None:
    names = placeholders(entry.message.en) | placeholders(entry.remedy.en)
    error = SecgenError(code, **{name: f"<{name}>" for name in names})
    for code_of_language in ("fr", "en"):
        with language(code_of_language):
            shown = str(error)
        assert all(f"<{name}>" in shown for name in names)
