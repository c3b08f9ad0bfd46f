"""``secgen check post FILE``: posts written in JSON, checked against their network and the gates the law packs know."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from secgen.communication.answers import Answer, tell
from secgen.communication.channels.events import PostDrafted
from secgen.communication.channels.posts import check_post, post_item
from secgen.communication.gates.ask import gates
from secgen.communication.gates.state import Gates
from secgen.communication.instants import instant, paris_day
from secgen.communication.picture import Picture
from secgen.kernel.clock import system_clock
from secgen.kernel.dates import parse_day
from secgen.kernel.errors import InvalidInput
from secgen.kernel.finding import Finding
from secgen.kernel.importing import Check
from secgen.kernel.judge import Judge, LawBook
from secgen.kernel.text import Text
from secgen.law import builtin_law

NAME: Final = "post"
_FIELDS: Final = {
    "network": str, "account": str, "text": str, "title": str, "at": str, "pictures": list, "tagged": list,
    "consenting": list, "co_signed": list, "promotes": str,
}  # fmt: skip
_PICTURE: Final = {"asset": str, "alt": str, "credit": str, "decorative": bool}


def check_posts(path: Path | str, options: Mapping[str, Any]) -> Check:
    """One post, or a list of them. Gates that need an office (embargo, approvals, image rights) know nothing here.

    ``on`` is the day whose limits apply to a post without an instant; today by default.
    """
    path = Path(path)
    law = builtin_law()
    on = parse_day(str(options["on"])) if options.get("on") else system_clock().date()
    findings: list[Finding] = []
    posts = _posts(path)
    for number, row in enumerate(posts, 1):
        judge = Judge(law)
        post, at = _post(row, number, path, on)
        judge.start(f"post {number}", on if at is None else paris_day(at))
        tell(judge, _answers(post, at, law, on))
        findings += judge.findings
    counts = (("posts", Text("publications", "posts"), len(posts)),)
    return Check(NAME, path.name, counts, (), tuple(findings))


def _answers(post: PostDrafted, at: Any, law: LawBook, on: date) -> Iterator[Answer]:
    yield from check_post(post, law, on if at is None else paris_day(at))
    if at is not None:
        yield from gates(post_item(post, at), Gates(), law, on)


def _posts(path: Path) -> list[dict[str, Any]]:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InvalidInput("SG-FILE", file=path, problem=error.strerror or error) from None
    except (ValueError, RecursionError) as error:
        _refuse(path, f"not JSON: {error}")
    found = data if isinstance(data, list) else [data]
    if not found or not all(isinstance(row, dict) for row in found):
        _refuse(path, "give one object, or a list of objects")
    return found


def _post(row: Mapping[str, Any], number: int, path: Path, on: date) -> tuple[PostDrafted, Any]:
    _typed(row, _FIELDS, f"post {number}", path)
    if "network" not in row or "text" not in row:
        _refuse(path, f"post {number}: network and text are needed")
    for picture in row.get("pictures", []):
        if not isinstance(picture, dict):
            _refuse(path, f"post {number}: a picture is an object")
        _typed(picture, _PICTURE, f"post {number}, picture", path)
    promotes = row.get("promotes", "unknown")
    if promotes not in ("unknown", "yes", "no"):
        _refuse(path, f"post {number}: promotes is yes, no or unknown")
    post = PostDrafted(
        on=on,
        post=str(number),
        network=row["network"],
        account=row.get("account", ""),
        content=row["text"],
        title=row.get("title", ""),
        pictures=tuple(Picture(**picture) for picture in row.get("pictures", [])),
        tagged=tuple(map(str, row.get("tagged", []))),
        consenting=tuple(map(str, row.get("consenting", []))),
        co_signed=tuple(map(str, row.get("co_signed", []))),
        promotes=promotes,
    )
    return post, instant(row["at"], f"post {number}", "at") if row.get("at") else None


def _typed(row: Mapping[str, Any], fields: Mapping[str, type], where: str, path: Path) -> None:
    for name, value in row.items():
        if name not in fields:
            _refuse(path, f"{where}: unknown field {name!r}; known: {', '.join(fields)}")
        if not isinstance(value, fields[name]):
            _refuse(path, f"{where}: {name} is a {fields[name].__name__}")


def _refuse(path: Path, problem: str) -> Any:
    hint = '{"network": "x", "text": "…", "pictures": [{"alt": "…", "credit": "…"}], "at": "2026-09-10T11:00+02:00"}'
    raise InvalidInput("SG-LAYOUT", file=path.name, layout=NAME, problem=problem, hint=hint) from None
