"""What a person reads comes in French and in English, by the language of the moment."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import Any

import pytest
from structure.source import ROOT

from secgen.kernel.finding import Verdict
from secgen.kernel.legal import LegalRef, Status
from secgen.kernel.surroundings import spoken_here
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


def test_a_language_chosen_for_a_block_gives_way_to_the_one_before() -> None:
    with language("en"):
        with lang("fr") as spoken:
            assert (spoken, lang()) == ("fr", "fr")
        assert lang() == "en"


def test_blocks_of_two_threads_do_not_hear_each_other() -> None:
    met = threading.Barrier(2, timeout=30)
    heard: dict[str, str] = {}

    def speak(code: str) -> None:
        with lang(code):
            met.wait()
            heard[code] = HELLO.fill(name="Ada")
            met.wait()

    threads = [threading.Thread(target=speak, args=(code,)) for code in ("fr", "en")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == {"fr": "bonjour Ada", "en": "hello Ada"}


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr_CA", "LANG": "de_DE"}, "fr"),
        ({"LC_ALL": "en_GB.UTF-8", "SECGEN_LANG": "fr"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_until_one_is_chosen_the_language_is_that_of_the_locale(environment: dict[str, str], expected: str) -> None:
    assert spoken_here(environment) == expected


def test_a_process_speaks_the_language_of_its_locale() -> None:
    code = "import secgen; print(secgen.lang(), secgen.Text('oui', 'yes'))"
    environment = {**os.environ, "LC_ALL": "fr_FR.UTF-8", "PYTHONPATH": str(ROOT.parent)}
    environment.pop("SECGEN_LANG", None)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert ran.stdout.split() == ["fr", "oui"]


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
