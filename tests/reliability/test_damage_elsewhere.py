"""Damage to the vault and to law packs: found and named, or of no consequence."""

from __future__ import annotations

import os
from importlib.resources import files

import pytest

from reliability.damage import Told, cuts, flips
from reliability.places import Place
from reliability.works import keep_people, new_vault, open_people, vault_is_sound
from secgen.kernel.errors import InvalidInput, LawError, VaultError
from secgen.law import load_pack
from secgen.law.loader import BUILTIN

SEED = int(os.environ.get("SECGEN_SEED", "20260302"))
FLIPS = 20


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, bytes, object]:
    """A vault, its bytes, and who is in it."""
    folder = tmp_path_factory.mktemp("vault")
    place = Place(folder, f"sqlite:///{folder / 'office.db'}")
    new_vault(place)
    keep_people(place)
    content = (folder / "vault" / "people.vault").read_bytes()
    held = vault_is_sound(place)
    return place, content, held


def look(people: tuple[Place, bytes, object], content: bytes) -> str:
    place, _, held = people
    file = place.folder / "vault" / "people.vault"
    file.write_bytes(content)
    try:
        vault = open_people(place)
    except VaultError as error:
        assert file.read_bytes() == content, "a refused vault stays as it is"
        said, code = str(error), error.code
        assert "people.vault" in said or code == "SG-VAULT-TAMPERED", said
        return code
    try:
        vault.verify()
    except VaultError as error:
        return error.code
    finally:
        vault.close()
    try:
        found = vault_is_sound(place)
    except VaultError as error:
        return error.code
    assert found == held, "what verifies is what was kept"
    return "of no consequence"


def test_a_bit_turned_over_in_a_vault(people: tuple[Place, bytes, object]) -> None:
    counts = Told({})
    for at, content in flips(people[1], FLIPS, SEED):
        try:
            counts.add(look(people, content))
        except Exception as error:
            error.add_note(f"byte {at}")
            raise
    assert counts.counts["SG-VAULT-TAMPERED"] > 1


def test_a_vault_cut_short(people: tuple[Place, bytes, object]) -> None:
    counts = Told({})
    for at in cuts(people[1], 4096):
        if at >= 512:  # less is an empty file for SQLite
            counts.add(look(people, people[1][:at]))
    assert "of no consequence" not in counts.counts


# law packs


@pytest.mark.parametrize("name", BUILTIN)
def test_a_law_pack_cut_short_is_refused_by_name_or_holds_less(name: str) -> None:
    text = (files("secgen.law") / "packs" / name).read_text(encoding="utf-8")
    whole = load_pack(text, name)
    refused = 0
    for part in range(0, 97, 4):
        try:
            law = load_pack(text[: len(text) * part // 97], name)
        except (LawError, InvalidInput) as error:
            refused += 1
            said = str(error)
            assert name in said, said
            continue
        assert set(law.parameters) <= set(whole.parameters)
    assert refused > 5


@pytest.mark.parametrize("name", BUILTIN)
def test_a_law_pack_with_a_bit_turned_over_never_breaks_the_program(name: str) -> None:
    content = (files("secgen.law") / "packs" / name).read_bytes()
    for at, changed in flips(content, 25, SEED):
        try:
            text = changed.decode()
        except UnicodeDecodeError:
            continue
        try:
            load_pack(text, name)
        except (LawError, InvalidInput) as error:
            said = str(error)
            assert name in said, said
        except Exception as error:
            error.add_note(f"byte {at}")
            raise
