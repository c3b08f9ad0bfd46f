"""What PostgreSQL complains of, told as secgen tells it: where, what, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import psycopg
from psycopg import errors

from secgen.kernel.errors import LedgerError
from secgen.kernel.text import Text


class PostgresError(LedgerError):
    """The journal in PostgreSQL cannot be opened, read or written; carries its own ``remedy``."""

    @property
    def remedy(self) -> str:
        """What to do, in the current language."""
        return str(self.params["remedy"])


Told = tuple[Text, Text]
"""The problem and its remedy."""

_NO_ANSWER: Final = (
    Text("le serveur ne répond pas", "the server does not answer"),
    Text(
        "vérifier le nom du serveur et le port, qu'il est démarré et que le réseau y mène",
        "check the server's name and port, that it is started and that the network leads there",
    ),
)
_PASSWORD: Final = (
    Text("rôle ou mot de passe refusé", "role or password refused"),
    Text(
        "vérifier le rôle de l'adresse et son mot de passe (~/.pgpass, ou la variable PGPASSWORD)",
        "check the role in the address and its password (~/.pgpass, or the variable PGPASSWORD)",
    ),
)
_NO_DATABASE: Final = (
    Text("la base n'existe pas sur ce serveur", "the database does not exist on this server"),
    Text(
        "vérifier le nom de la base, ou la faire créer : createdb -E UTF8 BASE",
        "check the database's name, or have it made: createdb -E UTF8 DATABASE",
    ),
)
_TLS: Final = (
    Text("liaison chiffrée (TLS) refusée", "encrypted connection (TLS) refused"),
    Text(
        "vérifier sslmode et sslrootcert, et que le certificat du serveur porte le nom de l'adresse ; "
        "ne pas baisser sslmode pour passer outre",
        "check sslmode and sslrootcert, and that the server's certificate bears the name in the address; "
        "do not lower sslmode to get through",
    ),
)
_NOT_LET_IN: Final = (
    Text("le serveur ne laisse pas entrer ce poste", "the server does not let this machine in"),
    Text(
        "demander à l'administrateur une ligne hostssl dans pg_hba.conf pour ce rôle, cette base et ce poste",
        "ask the administrator for a hostssl line in pg_hba.conf for this role, this database and this machine",
    ),
)
_RIGHTS: Final = (
    Text("droits insuffisants", "not enough rights"),
    Text(
        "prendre le rôle prévu (owner, writer ou reader), ou relancer secgen-postgres provision",
        "use the role meant for it (owner, writer or reader), or run secgen-postgres provision again",
    ),
)
_READ_ONLY: Final = (
    Text("ce serveur n'accepte que la lecture", "this server only takes reading"),
    Text("écrire sur le serveur principal, non sur sa copie", "write to the main server, not to its copy"),
)
_WAITED: Final = (
    Text("un autre écrit depuis trop longtemps", "somebody else has been writing for too long"),
    Text("réessayer ; rien n'a été enregistré", "try again; nothing was recorded"),
)
_FULL: Final = (
    Text("le serveur n'a plus de place", "the server has no more room"),
    Text(
        "rien n'a été enregistré ; prévenir l'administrateur du serveur",
        "nothing was recorded; tell the server's administrator",
    ),
)
_APPEND_ONLY: Final = (
    Text("le journal refuse", "the journal refuses"),
    Text(
        "un acte ne se modifie ni ne s'efface : enregistrer un acte qui le corrige",
        "an act is neither changed nor erased: record an act that corrects it",
    ),
)
_BAD_BATCH: Final = (
    Text("lot mal numéroté", "batch wrongly numbered"),
    Text(
        "relire le journal et décider à nouveau ; rien n'a été enregistré",
        "read again, decide again; nothing was recorded",
    ),
)
_CUT: Final = (
    Text("la liaison a été coupée", "the connection was cut"),
    Text(
        "relire le journal avant de recommencer : le dernier lot y est en entier, ou pas du tout",
        "read the journal before trying again: the last batch is there whole, or not at all",
    ),
)
_OTHER: Final = (
    Text("PostgreSQL a refusé", "PostgreSQL refused"),
    Text("montrer ce message à l'administrateur du serveur", "show this message to the server's administrator"),
)

_BY_CLASS: Final[tuple[tuple[tuple[type[psycopg.Error], ...], Told], ...]] = (
    ((errors.InvalidPassword, errors.InvalidAuthorizationSpecification), _PASSWORD),
    ((errors.InvalidCatalogName,), _NO_DATABASE),
    ((errors.InsufficientPrivilege,), _RIGHTS),
    ((errors.ReadOnlySqlTransaction,), _READ_ONLY),
    ((errors.LockNotAvailable, errors.QueryCanceled), _WAITED),
    ((errors.DiskFull,), _FULL),
    ((errors.ObjectNotInPrerequisiteState,), _APPEND_ONLY),
    ((errors.UniqueViolation, errors.CheckViolation, errors.NotNullViolation), _BAD_BATCH),
)
_BY_WORDS: Final[tuple[tuple[re.Pattern[str], Told], ...]] = tuple(
    (re.compile(words, re.IGNORECASE), told)
    for words, told in (
        (r"\bSSL\b(?! (on|off|encryption|, no))|certificat|sslrootcert|sslmode", _TLS),
        (r"pg_hba\.conf", _NOT_LET_IN),
        (r"password|mot de passe|authentica|authentifica|role .* does not exist|le rôle .* n'existe pas", _PASSWORD),
        (r"database .* does not exist|base de données .* n'existe pas", _NO_DATABASE),
        (r"refused|timeout|timed out|translate host|resolve|no route|unreachable|No such file|starting up", _NO_ANSWER),
    )
)
"""What the server says before it knows us has no code, only words, in its own language."""


def tell(error: psycopg.Error, shown: str, hide: Callable[[str], str], *, connected: bool) -> PostgresError:
    """The error as secgen's, with the server's own words kept and every secret taken out."""
    said = hide(error.diag.message_primary or str(error))
    problem, remedy = _classify(error, said, connected=connected)
    told = Text(f"{problem.fr} ({said})", f"{problem.en} ({said})") if said else problem
    return PostgresError("SG-STORE-OPEN", url=shown, problem=told, remedy=remedy)


def _classify(error: psycopg.Error, said: str, *, connected: bool) -> Told:
    for classes, told in _BY_CLASS:
        if isinstance(error, classes):
            return told
    if connected:
        return _CUT if isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError)) else _OTHER
    for words, told in _BY_WORDS:
        if words.search(said):
            return told
    return _OTHER
