"""What goes wrong on the way to the server is told clearly, in two languages, and never with the password."""

from __future__ import annotations

import pickle
import socket
import traceback
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from secgen.kernel.errors import LedgerError
from secgen.kernel.text import language
from secgen.testing.storage import draft, put
from secgen_postgres.address import Address
from secgen_postgres.store import open_postgres

SECRET = "Tr0ub4dor&3"


def refusal(url: str) -> LedgerError:
    """The error of opening this address: it must bear no password, wherever one looks."""
    with pytest.raises(LedgerError) as caught:
        open_postgres(url).close()
    error = caught.value
    whole = "".join(traceback.format_exception(error)) + repr(error) + repr(error.params) + str(error)
    for tongue in ("fr", "en"):
        with language(tongue):  # type: ignore[arg-type]
            whole += f"{error.message} {error.remedy}"
    assert SECRET not in whole
    assert quote(SECRET, safe="") not in whole
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back)) == (type(error), str(error))
    return error


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def with_password(server: str, password: str = SECRET) -> str:
    parts = urlsplit(server)
    return f"postgresql://{parts.username}:{quote(password, safe='')}@{parts.hostname}:{parts.port}{parts.path}"


def test_a_server_that_is_down() -> None:
    port = closed_port()
    error = refusal(f"postgresql://me:{quote(SECRET)}@127.0.0.1:{port}/drac")
    assert "does not answer" in error.message
    assert f"me@127.0.0.1:{port}/drac" in error.message
    assert "started" in error.remedy
    with language("fr"):
        assert "ne répond pas" in error.message
        assert "démarré" in error.remedy


def test_a_server_that_does_not_exist() -> None:
    assert "does not answer" in refusal(f"postgresql://me:{quote(SECRET)}@nowhere.invalid/drac").message


def test_a_wrong_password(server: str) -> None:
    error = refusal(with_password(server))
    assert "password refused" in error.message
    assert ".pgpass" in error.remedy


def test_no_password(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSFILE", "nowhere")
    parts = urlsplit(server)
    url = f"postgresql://{parts.username}@{parts.hostname}:{parts.port}/postgres"
    assert "password refused" in refusal(url).message


def test_a_password_from_the_environment(server: str, schema: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = urlsplit(server)
    monkeypatch.setenv("PGPASSWORD", parts.password or "")
    url = f"postgresql://{parts.username}@{parts.hostname}:{parts.port}/postgres?schema={schema}"
    store = open_postgres(url)
    assert put(store, draft(1)).position == 1
    assert repr(store) == f"<PostgresStore {url}>"
    store.close()


def test_a_database_that_does_not_exist(server: str) -> None:
    error = refusal(server.replace("/postgres", "/nowhere"))
    assert "does not exist" in error.message
    assert "createdb" in error.remedy


def test_a_database_that_is_not_in_utf8(server: str, admin: psycopg.Connection) -> None:
    admin.execute("CREATE DATABASE old_latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    try:
        error = refusal(server.replace("/postgres", "/old_latin"))
        assert "not in UTF8" in error.message
    finally:
        admin.execute("DROP DATABASE old_latin")


def test_a_copy_of_the_server_that_only_takes_reading(url: str) -> None:
    open_postgres(url).close()
    store = open_postgres(f"{url}&options=-c%20default_transaction_read_only%3Don")
    assert store.head().position == 0
    with pytest.raises(LedgerError, match="only takes reading") as caught:
        put(store, draft(1))
    assert "main server" in caught.value.remedy
    store.close()


class TestEncryption:
    @pytest.fixture
    def certificate(self, admin: psycopg.Connection) -> Path:
        """The certificate of the server, known here only if this run started it."""
        found = admin.execute("SELECT current_setting('data_directory'), current_setting('ssl')").fetchone()
        assert found is not None
        path = Path(found[0]) / "server.crt"
        if found[1] != "on" or not path.is_file():
            pytest.skip("the server under test has no certificate of ours (openssl absent, or SECGEN_TEST_POSTGRES)")
        return path

    @pytest.fixture
    def by_name(self, url: str) -> str:
        return url.replace("127.0.0.1", "localhost")

    def test_a_server_that_proves_its_name_is_trusted(self, by_name: str, certificate: Path) -> None:
        store = open_postgres(f"{by_name}&sslmode=verify-full&sslrootcert={quote(str(certificate))}")
        assert store._db is not None
        assert store._db.pgconn.ssl_in_use
        store.close()

    def test_a_server_of_another_name_is_refused(self, url: str, certificate: Path) -> None:
        error = refusal(f"{url}&sslmode=verify-full&sslrootcert={quote(str(certificate))}")
        assert "TLS" in error.message
        assert "sslrootcert" in error.remedy

    def test_a_certificate_nobody_vouches_for_is_refused(self, by_name: str, certificate: Path, tmp_path: Path) -> None:
        assert "TLS" in refusal(f"{by_name}&sslmode=verify-full&sslrootcert=system").message
        assert "TLS" in refusal(f"{by_name}&sslmode=verify-full&sslrootcert={tmp_path}/absent.crt").message

    @pytest.fixture
    def tls_only(self, server: str, certificate: Path, admin: psycopg.Connection) -> Iterator[str]:
        admin.execute("CREATE DATABASE tls_only")
        yield server.replace("/postgres", "/tls_only")
        admin.execute("DROP DATABASE tls_only")

    def test_a_server_that_wants_encryption_says_so(self, tls_only: str) -> None:
        error = refusal(f"{tls_only}?sslmode=disable")
        assert "does not let this machine in" in error.message
        open_postgres(f"{tls_only}?sslmode=require").close()

    def test_an_unknown_mode_is_refused(self, url: str) -> None:
        assert "sslmode" in refusal(f"{url}&sslmode=perhaps").message


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://me:{SECRET}@x@host/drac",
        f"postgresql://me:{SECRET}/x@host/drac",
        f"postgresql://me:{SECRET}?x@host/drac",
        f"postgresql://me:{SECRET}#x@host/drac",
        f"postgresql://me:{SECRET}%zz@host/drac",
        f"postgresql://me:{SECRET}@host/drac?colour=red",
        f"postgresql://me:{SECRET}@host/drac?schema=Ara",
        f"postgresql://me:{SECRET}@host/drac?schema=a;drop",
        f"postgresql://me:{SECRET}@host/drac?schema=",
        f"postgresql:/me:{SECRET}@host/drac",
        f"postgresql:{SECRET}",
    ],
)
def test_an_address_that_cannot_be_read_is_refused_without_being_repeated(url: str) -> None:
    assert refusal(url).code == "SG-STORE-OPEN"


def test_an_unknown_option_is_named() -> None:
    assert "colour" in refusal("postgresql://host/drac?colour=red").message


@pytest.mark.parametrize("option", ["password", "sslpassword"])
def test_a_password_among_the_options_is_hidden_too(option: str) -> None:
    address = Address.parse(f"postgresql://me@host/drac?{option}={quote(SECRET)}&sslmode=require")
    assert address.shown == "postgresql://me@host/drac?sslmode=require"
    assert address.options[option] == SECRET
    assert SECRET not in repr(address)
    assert address.hide(f"refused {SECRET}\n really") == "refused … really"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=4))
@example("p@ss:w/rd?#%")
def test_any_password_written_with_care_is_read_and_never_shown(password: str) -> None:
    address = Address.parse(f"postgresql://me:{quote(password, safe='')}@host:5433/drac?schema=ara")
    assert address.options["password"] == password
    assert (address.options["host"], address.options["dbname"], address.schema) == ("host", "drac", "ara")
    assert address.shown == "postgresql://me@host:5433/drac?schema=ara"


@given(st.text(st.sampled_from("ab@:/?#%&= "), min_size=1, max_size=8))
def test_any_password_written_without_care_is_never_taken_for_something_else(password: str) -> None:
    secret = f"Zk9{password}Zk9"
    told = ""
    try:
        address = Address.parse(f"postgresql://me:{secret}@host/drac")
        assert (address.options["host"], address.options["user"]) == ("host", "me")
        told = repr(address)
    except LedgerError as refused:
        told = str(refused)
    assert told
    assert "Zk9" not in told
