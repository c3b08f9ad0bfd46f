"""Sealing and opening with the library *cryptography*: AES-256-GCM, one key for each person.

A person's key is wrapped by the master key; what is sealed is bound to its id, kind, version and dates, so that
a row altered or put in another's place does not open.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import secrets
import stat
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from secgen.kernel.errors import InvalidInput, VaultError
from secgen.kernel.text import Text

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
VARIABLE: Final = "SECGEN_VAULT_KEY"
"""The environment variable that may hold the master key, as :func:`key_text` writes it."""


def _aead(key: bytes) -> Any:
    return _library("cryptography.hazmat.primitives.ciphers.aead").AESGCM(key)


def _library(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise InvalidInput("SG-EXTRA", feature="vault", package="cryptography", extra="vault") from None


def seal(key: bytes, plain: bytes, bound_to: str) -> bytes:
    """Encrypt under a key; the result opens only with the same key and the same ``bound_to``."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed: bytes = _aead(key).encrypt(nonce, plain, bound_to.encode())
    return nonce + sealed


def unseal(key: bytes, sealed: bytes, bound_to: str) -> bytes:
    """Decrypt; raises ``VaultError`` (SG-VAULT-TAMPERED) if anything was altered."""
    invalid: type[Exception] = _library("cryptography.exceptions").InvalidTag
    try:
        plain: bytes = _aead(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to.encode())
    except (invalid, ValueError):
        raise VaultError("SG-VAULT-TAMPERED", what=bound_to.partition("|")[0]) from None
    return plain


class MasterKey:
    """The key of the keys. It never shows itself; those it is used by are derived from it."""

    __slots__ = ("marking", "sealing", "signing")

    def __init__(self, secret: bytes) -> None:
        self.sealing = _derived(secret, b"secgen vault: keys of people")
        self.signing = _derived(secret, b"secgen vault: trail")
        self.marking = _derived(secret, b"secgen vault: fingerprints")

    def sign(self, text: str) -> bytes:
        """The seal of a text of the trail."""
        return hmac.digest(self.signing, text.encode(), hashlib.sha256)

    def same_as(self, other: MasterKey) -> bool:
        """Whether both are the same key."""
        return hmac.compare_digest(self.signing, other.signing)

    def __repr__(self) -> str:
        return "<MasterKey>"


def _derived(secret: bytes, use: bytes) -> bytes:
    return hmac.digest(secret, use, hashlib.sha256)


def new_secret() -> bytes:
    """A new random master key."""
    return secrets.token_bytes(KEY_BYTES)


def key_text(secret: bytes) -> str:
    """A master key as one line of text, for a key file or the environment."""
    return base64.urlsafe_b64encode(secret).decode()


def write_key_file(path: str | Path) -> None:
    """Make a key file only its owner may read, and its folder if need be; one that exists is never replaced."""
    try:
        Path(path).parent.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise InvalidInput("SG-FILE", file=str(path), problem=error.strerror or str(error)) from None
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key_text(new_secret()) + "\n")


def master_key(key_file: str | Path | None, vault: str | Path | None = None) -> MasterKey:
    """The master key, from a key file or else from the environment; refused clearly if there is none.

    A key file that others may read, or that lies in the folder of the ``vault`` it opens (a copy of the folder would
    take both), is refused: ``VaultError`` SG-VAULT-KEY-OPEN.
    """
    if key_file is not None:
        path = Path(key_file)
        secret = _read_key_file(path)
        _check_kept(path, vault)
        return MasterKey(secret)
    text = os.environ.get(VARIABLE)
    if not text:
        raise VaultError("SG-VAULT-NO-KEY", variable=VARIABLE)
    return MasterKey(_secret(text, VARIABLE))


def _read_key_file(path: Path) -> bytes:
    try:
        text = path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        problem = error.strerror or str(error) if isinstance(error, OSError) else "not ASCII"
        raise InvalidInput("SG-FILE", file=str(path), problem=problem) from None
    return _secret(text, str(path))


def _check_kept(path: Path, vault: str | Path | None) -> None:
    mode = path.stat().st_mode
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        problem = Text(
            f"droits {stat.S_IMODE(mode):o} : d'autres peuvent la lire",
            f"mode {stat.S_IMODE(mode):o}: others may read it",
        )
        raise VaultError("SG-VAULT-KEY-OPEN", file=str(path), problem=problem)
    if vault is not None and path.resolve().parent == Path(vault).resolve().parent:
        problem = Text("elle est dans le dossier du coffre", "it is in the folder of the vault")
        raise VaultError("SG-VAULT-KEY-OPEN", file=str(path), problem=problem)


def _secret(text: str, where: str) -> bytes:
    try:
        secret = base64.b64decode(text.strip(), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != KEY_BYTES:
        raise VaultError("SG-VAULT-BAD-KEY", where=where, bytes=KEY_BYTES)
    return secret
