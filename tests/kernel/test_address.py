"""An address is shown without its password, in errors and wherever an office is shown."""

from __future__ import annotations

import pickle

import pytest

import secgen
from secgen.kernel.address import without_password
from secgen.kernel.errors import LedgerError


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("sqlite:///ara.db", "sqlite:///ara.db"),
        ("memory:", "memory:"),
        ("postgresql://host:5433/drac", "postgresql://host:5433/drac"),
        ("postgresql://me@host/drac", "postgresql://me@host/drac"),
        ("postgresql://me:secret@host/drac?a=b", "postgresql://me@host/drac?a=b"),
        ("postgresql://me:sec@ret/x:y@host/drac", "postgresql://me@host/drac"),
        ("postgresql://me:sec\nret@host/drac", "postgresql://me@host/drac"),
        ("postgresql://me@host/drac?password=secret&a=b", "postgresql://me@host/drac?password=…&a=b"),
        ("postgresql://me@host/drac?a=b&sslpassword=secret", "postgresql://me@host/drac?a=b&sslpassword=…"),
    ],
)
def test_only_the_password_is_taken_out(address: str, shown: str) -> None:
    assert without_password(address) == shown


def test_an_error_about_a_store_never_holds_its_password() -> None:
    with pytest.raises(LedgerError) as caught:
        secgen.open("nobody://me:secret@host/drac")
    error = pickle.loads(pickle.dumps(caught.value))
    assert "nobody://me@host/drac" in str(error)
    assert "secret" not in f"{error} {error.params} {error!r}"
