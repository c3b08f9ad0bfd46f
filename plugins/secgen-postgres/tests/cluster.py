"""A PostgreSQL server of one's own: in a temporary folder, on loopback, gone afterwards."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ADMIN: Final = "cluster_admin"
CERTIFICATE: Final = "server.crt"
_HBA: Final = """
local all all scram-sha-256
hostssl tls_only all 127.0.0.1/32 scram-sha-256
hostnossl tls_only all 127.0.0.1/32 reject
host all all 127.0.0.1/32 scram-sha-256
"""


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl: the newest Debian version, or what the path holds; None without a server."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda p: int(p.parts[-3]), reverse=True)
    found = debian[0] if debian else shutil.which("pg_ctl")
    return Path(found).parent if found else None


@contextmanager
def running(*, durable: bool = True) -> Iterator[str]:
    """Start a server and give its address, as its administrator; stop it and erase it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="secgen-postgres-"))
    try:
        server = _Server(folder, durable)
        server.start()
        try:
            yield server.address
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


class _Server:
    def __init__(self, folder: Path, durable: bool) -> None:
        found = binaries()
        if found is None:
            raise RuntimeError("no PostgreSQL server here: apt-get install postgresql")
        self.bin, self.folder, self.data, self.durable = found, folder, folder / "data", durable
        self.password = secrets.token_hex(8)
        self.port = _free_port()
        self.address = f"postgresql://{ADMIN}:{self.password}@127.0.0.1:{self.port}/postgres"
        self.as_user: list[str] = []
        if os.getuid() == 0:  # the server refuses to run as root
            user = pwd.getpwnam("postgres")
            os.chown(folder, user.pw_uid, user.pw_gid)
            self.as_user = ["runuser", "-u", "postgres", "--"]

    def start(self) -> None:
        secret = self.folder / "password"
        secret.write_text(self.password)
        secret.chmod(0o644)  # the folder itself is closed to others
        self._run("initdb", "-A", "scram-sha-256", "-U", ADMIN, "--pwfile", secret, "-E", "UTF8", "--locale=C.UTF-8")
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": self.folder,
            "max_connections": 60,
            "logging_collector": "off",
            "lc_messages": "C",
            "fsync": "on" if self.durable else "off",
        }
        if self._certificate():
            settings |= {"ssl": "on"}
        options = "".join(f"{name} = '{value}'\n" for name, value in settings.items())
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.write(options)
        (self.data / "pg_hba.conf").write_text(_HBA)
        self._run("pg_ctl", "-w", "-l", self.folder / "log", "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-w", "-m", "fast", "stop")

    def _run(self, program: str, *arguments: object) -> None:
        command = [*self.as_user, str(self.bin / program), "-D", str(self.data), *map(str, arguments)]
        done = subprocess.run(
            command,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode:
            log = self.folder / "log"
            raise RuntimeError(done.stdout + (log.read_text() if log.exists() else ""))

    def _certificate(self) -> bool:
        """A certificate for the name localhost, signed by itself."""
        if shutil.which("openssl") is None:
            return False
        key, certificate = self.data / "server.key", self.data / CERTIFICATE
        subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
        making = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
        subprocess.run(
            [*self.as_user, *making, "-keyout", str(key), "-out", str(certificate)],
            cwd=self.folder,
            check=True,
            stderr=subprocess.DEVNULL,
        )
        key.chmod(0o600)
        return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
