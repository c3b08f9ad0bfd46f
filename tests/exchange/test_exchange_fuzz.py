"""Whatever bytes come, a reading is given or the file is refused; nothing else ever comes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from secgen.exchange import LAYOUTS, Row, read, read_office_list, sniff, write
from secgen.kernel.errors import InvalidInput

Good = dict[str, Row]


def refused(act: Callable[[], object]) -> InvalidInput | None:
    """The refusal an act ends with, if it does; any other exception goes through."""
    try:
        act()
    except InvalidInput as error:
        return error
    return None


def attempt(layout: str, content: bytes, folder: Path) -> None:
    path = folder / "fuzz.csv"
    path.write_bytes(content)
    error = refused(lambda: read(layout, path))
    if error is None:
        reading = read(layout, path)
        assert len(reading.rows) + len(reading.orphans) <= reading.lines_read
        assert all(told.line >= 1 and str(told) for told in reading.anomalies)
    else:
        assert error.code == "SG-LAYOUT"
        assert str(path) in str(error)
    assert sniff(path) in {None, *LAYOUTS}
    error = refused(lambda: read_office_list(path))
    assert error is None or error.code == "SG-LAYOUT"


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@settings(deadline=None)
@given(content=st.binary(max_size=300) | st.text('Programme;,"\n\r#EJ', max_size=80).map(str.encode))
@example(content=b"\xef\xbb\xbf")
@example(content=b'"')
@example(content=b'N\xb0 EJ;"')
def test_random_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, layout: str, content: bytes
) -> None:
    attempt(layout, content, tmp_path_factory.getbasetemp())


@st.composite
def edits(draw: st.DrawFn, good: bytes) -> bytes:
    """A good file with a few spans replaced, taken out or doubled."""
    content = good
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 12)))
        piece = draw(
            st.binary(max_size=4)
            | st.sampled_from([b'"', b'";"', b";", b",", b"\n", b"\r\n", b"#", b"\0", b"9", b"\xe9", b""])
            | st.just(content[start:end] * 2)
        )
        content = content[:start] + piece + content[end:]
    return content


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@settings(deadline=None)
@given(data=st.data())
def test_a_good_file_with_random_edits_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, good: Good, layout: str, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp()
    write(layout, [good[layout]], folder / "good.csv")
    attempt(layout, data.draw(edits((folder / "good.csv").read_bytes())), folder)
