"""What a person reads comes in French and in English, by the language of the moment."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from secgen.kernel.finding import Verdict
from secgen.kernel.legal import LegalRef, Status
from secgen.kernel.text import Text, lang, language

HELLO = Text("bonjour {name}", "hello {name}")


def test_a_text_speaks_the_current_language() -> None:
    with language("fr"):
        assert HELLO.fill(name="Ada") == "bonjour Ada"
    with language("en"):
        assert HELLO.fill(name="Ada") == "hello Ada"


def test_the_language_comes_back_after_the_block_even_on_an_error() -> None:
    before = lang()
    with pytest.raises(RuntimeError), language("fr"):
        raise RuntimeError
    assert lang() == before


def test_blocks_may_be_nested() -> None:
    with language("fr"):
        with language("en"):
            assert lang() == "en"
        assert lang() == "fr"


def test_the_language_may_be_chosen_for_good() -> None:
    with language("en"):
        assert lang("fr") == "fr"
        assert str(Text("oui", "yes")) == "oui"


@pytest.mark.parametrize("code", ["de", "FR", ""])
def test_an_unknown_language_is_refused_and_changes_nothing(code: Any) -> None:
    with language("fr"):
        with pytest.raises(ValueError, match="use 'fr' or 'en'"):
            lang(code)
        assert lang() == "fr"


def test_a_new_thread_does_not_inherit_the_language_of_another() -> None:
    heard: list[str] = []
    with language("fr"):
        thread = threading.Thread(target=lambda: heard.append(lang()))
        thread.start()
        thread.join()
    assert heard == ["en"]


def test_braces_in_what_is_filled_in_are_left_alone() -> None:
    with language("en"):
        assert HELLO.fill(name="{name}") == "hello {name}"


def test_texts_are_values() -> None:
    assert Text("a", "b") == Text("a", "b")
    assert len({Text("a", "b"), Text("a", "b"), Text("a", "c")}) == 2


@pytest.mark.parametrize("member", [*Status, *Verdict])
def test_every_status_and_verdict_has_a_label_in_both_languages(member: Status | Verdict) -> None:
    assert member.label.fr.strip()
    assert member.label.en.strip()
    assert member.label.fr != member.label.en


def test_a_reference_prints_as_the_text_it_names() -> None:
    assert str(LegalRef("GBCP art. 30")) == "GBCP art. 30"
    assert LegalRef("GBCP art. 30").status is Status.VERIFIED
