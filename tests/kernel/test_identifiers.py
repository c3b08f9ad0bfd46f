"""What the shapes of identifiers let through."""

from __future__ import annotations

import pytest

from secgen.kernel.identifiers import is_commune, is_random_id, is_rna, is_siren


@pytest.mark.parametrize("code", ["69123", "2A004", "97105"])
def test_communes_are_five_signs(code: str) -> None:
    assert is_commune(code)


@pytest.mark.parametrize("code", ["", "6912", "Lyon", "2C004", "٦٩١٢٣", "69123\n"])
def test_what_is_no_commune_is_said_so(code: str) -> None:
    assert not is_commune(code)


def test_ids_name_nobody_and_associations_have_their_number() -> None:
    assert is_random_id("agent:7f3c")
    assert not is_random_id("Jean Dupont")
    assert is_rna("W691012345")
    assert not is_rna("691012345")
    assert is_siren("732829320")
    assert not is_siren("732829321")
