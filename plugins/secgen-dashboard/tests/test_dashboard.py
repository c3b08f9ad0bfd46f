"""The dashboard: what it shows, in both languages, readable by everybody and without scripts."""

from __future__ import annotations

import html
import importlib.util
import json
import re
import shutil
import struct
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from secgen_dashboard import plugin
from secgen_dashboard.page import POLICY, export

import secgen
from secgen import Secretariat, language
from secgen.plugins import PluginSet

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no headless Chromium on this machine")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
EVIL = '<img src=x onerror=alert(1)>"&amp;'


@pytest.fixture(scope="module")
def office() -> Secretariat:
    """A small year with a label somebody meant badly."""
    sg = secgen.open("memory:", region="84", year=2026, plugins=PluginSet.of(plugin))
    for programme, ae in (("131", "300 000"), ("175", "900 000"), ("361", "200 000")):
        sg.budget.open_appropriations(2026, programme, action="01", title=6, ae=ae, cp=ae)
    for month, (programme, amount) in enumerate((("131", "12 000"), ("175", "250 000"), ("361", "4 800,55")), 2):
        number = f"21000000{month:02}"
        on, line = f"2026-{month:02}-03", f"0{programme}/01/6"
        sg.budget.commit(
            commitment=number, line=line, payee=EVIL if month == 2 else "35600000000048", amount=amount, on=on
        )
        sg.budget.certify(commitment=number, amount=amount, on=on)
        sg.budget.order(commitment=number, request=f"DP{month}", amount=amount, on=on)
        sg.budget.accept(request=f"DP{month}", on=on)
        sg.budget.pay(request=f"DP{month}", on=f"2026-{month:02}-20")
    return sg


@pytest.fixture(scope="module")
def page(office: Secretariat, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dashboard") / "dashboard.html"
    with language("fr"):
        assert export(office, "dashboard", path, {"on": "2026-06-30"}) > 10
    return path


class Outline(HTMLParser):
    """The tags of a page, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_it_is_one_file_without_script_or_address_elsewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    tags = Outline(text).tags
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in tags}
    assert not [name for _, attrs in tags for name in attrs if name.startswith("on")]
    assert not re.findall(r"(?:href|src|url\()[\"'(]?(?!#)[\w/.:]+", text.split("</style>")[1])


def test_what_people_wrote_is_text(page: Path) -> None:
    assert "<img src=x" not in page.read_text(encoding="utf-8")


def test_both_languages_are_there_and_the_current_one_is_first(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert '<html lang="fr">' in text
    assert '<input type="radio" name="lang" id="lang-fr" checked>' in text
    for words in ("Consommation par programme", "Consumption by programme", "266 800,55"):
        assert words in text.replace("\u202f", " ").replace("\xa0", " "), words


def test_a_table_stands_behind_every_chart(page: Path) -> None:
    tags = [tag for tag, _ in Outline(page.read_text(encoding="utf-8")).tags]
    assert tags.count("svg") == tags.count("details") > 0


def test_an_id_is_used_once(page: Path) -> None:
    ids = [attrs["id"] for _, attrs in Outline(page.read_text(encoding="utf-8")).tags if "id" in attrs]
    assert len(set(ids)) == len(ids)


def test_it_is_the_same_each_time(office: Secretariat, page: Path, tmp_path: Path) -> None:
    with language("fr"):
        export(office, "dashboard", tmp_path / "again.html", {"on": "2026-06-30"})
    assert (tmp_path / "again.html").read_bytes() == page.read_bytes()


def test_an_office_without_anything_has_a_page_too(tmp_path: Path) -> None:
    with secgen.open("memory:", region="53", year=2026, plugins=PluginSet.of(plugin)) as empty:
        empty.export_file("dashboard", tmp_path / "empty.html")
    assert "Nothing to show on this day." in (tmp_path / "empty.html").read_text(encoding="utf-8")


def chromium(*arguments: str, folder: Path) -> str:
    assert CHROMIUM is not None
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder}", *arguments]
    return subprocess.run(command, check=True, capture_output=True, timeout=180, text=True).stdout


@needs_browser
@pytest.mark.parametrize(("code", "scheme"), [("fr", "light"), ("en", "light"), ("fr", "dark")])
def test_the_accessibility_checker_finds_nothing(page: Path, tmp_path: Path, code: str, scheme: str) -> None:
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-playwright-python, which carries axe-core, is not installed")
    axe = (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")
    text = (
        page.read_text(encoding="utf-8")
        .replace(POLICY, "default-src * 'unsafe-inline'")
        .replace(" checked", "")
        .replace(f'id="lang-{code}"', f'id="lang-{code}" checked')
    )
    run = (
        "axe.run(document,{resultTypes:['violations']}).then(r=>{const p=document.createElement('pre');p.id='axe';"
        "p.textContent=JSON.stringify({passes:r.passes.length,violations:r.violations.map(v=>[v.id,v.help,"
        "v.nodes.slice(0,3).map(n=>n.html.slice(0,200))])});document.body.append(p)})"
    )
    copy = tmp_path / "checked.html"
    copy.write_text(f"{text}<script>{axe}</script><script>{run}</script>", encoding="utf-8")
    flags = ["--blink-settings=preferredColorScheme=0"] if scheme == "dark" else []
    dom = chromium("--dump-dom", "--virtual-time-budget=20000", *flags, f"file://{copy}", folder=tmp_path / "profile")
    report = re.search(r'<pre id="axe">(.*?)</pre>', dom, re.DOTALL)
    assert report, "the checker did not run"
    told = json.loads(html.unescape(report[1]))
    assert told["passes"] > 15
    assert told["violations"] == []


@needs_browser
@pytest.mark.parametrize("width", [1400, 420])
def test_it_is_drawn_by_a_browser_that_may_run_no_script(page: Path, tmp_path: Path, width: int) -> None:
    picture = tmp_path / "page.png"
    assert f'content="{POLICY}"' in page.read_text(encoding="utf-8")
    size, shot = f"--window-size={width},2400", f"--screenshot={picture}"
    chromium(size, shot, f"file://{page}", folder=tmp_path / "profile")
    header = picture.read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    assert struct.unpack(">I", header[16:20])[0] == width
    assert picture.stat().st_size > 20_000, "an empty page"
