"""Why a verdict or a figure is what it is: a small tree anyone can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import frozen

from secgen.kernel.finding import Finding
from secgen.kernel.judge import show
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text, clean

ADVISORY: Final = Text("conseil", "advisory")


@frozen
class Explanation:
    """A node: what it is, its value, the rule, its inputs, the law read, where it was rounded."""

    label: str
    value: str = ""
    rule: str = ""
    inputs: tuple[tuple[str, str], ...] = ()
    law: tuple[LawValue, ...] = ()
    rounding: str = ""
    children: tuple[Explanation, ...] = ()

    @classmethod
    def of(
        cls,
        label: str,
        value: object = "",
        *,
        rule: str = "",
        inputs: Mapping[str, object] | None = None,
        law: tuple[LawValue, ...] = (),
        rounding: str = "",
        children: Iterable[Explanation] = (),
    ) -> Explanation:
        """A node whose value and inputs may be of any type: they are kept as text, as a person reads them."""
        pairs = tuple((k, show(v)) for k, v in (inputs or {}).items())
        shown = "" if value == "" else show(value)
        return cls(label, shown, rule, pairs, law, rounding, tuple(children))

    @classmethod
    def from_findings(cls, label: str, findings: Iterable[Finding]) -> Explanation:
        """The tree of an act: one branch for each rule asked."""
        return cls(
            label,
            children=tuple(
                cls(
                    f"{f.statement} ({f.where})" if f.where else str(f.statement),
                    str(f.verdict.label) + ("" if f.blocking else f" ({ADVISORY})"),
                    f.rule,
                    f.inputs,
                    f.law,
                    children=() if f.verdict.value == "pass" else (cls(f"→ {f.remedy}"),),
                )
                for f in findings
            ),
        )

    def law_reads(self) -> tuple[LawValue, ...]:
        """Every law value read anywhere in the tree, in order."""
        return (*self.law, *(read for child in self.children for read in child.law_reads()))

    def render(self, form: str = "text") -> str:
        """The tree as indented text, or as nested HTML lists if ``form`` is ``"html"``."""
        if form == "html":
            from secgen.kernel.explaining import tree_html

            return tree_html(self)
        return "\n".join(self._lines(""))

    def as_dict(self) -> dict[str, object]:
        """The tree as plain values for JSON, without what is empty."""
        node: dict[str, object] = {"label": self.label, "value": self.value, "rule": self.rule}
        node["inputs"] = dict(self.inputs)
        node["law"] = [value.as_dict() for value in self.law]
        node["rounding"] = self.rounding
        node["children"] = [child.as_dict() for child in self.children]
        return {key: value for key, value in node.items() if value}

    @property
    def head(self) -> str:
        """What the node is, on one line: the rule, the label, the value."""
        rule = f"[{self.rule}] " if self.rule else ""
        return clean(f"{rule}{self.label}" + (f": {self.value}" if self.value else ""))

    @property
    def details(self) -> Iterator[str]:
        """The inputs, the law read and the rounding, a line each."""
        yield from (clean(f"{name} = {value}") for name, value in self.inputs)
        yield from (clean(f"§ {value}") for value in self.law)
        if self.rounding:
            yield clean(f"≈ {self.rounding}")

    def _lines(self, indent: str) -> Iterator[str]:
        yield indent + self.head
        deeper = indent + "   "
        yield from (deeper + detail for detail in self.details)
        for child in self.children:
            yield from child._lines(deeper)

    def __str__(self) -> str:
        return self.render()

    def __repr__(self) -> str:
        return f"<Explanation {self.head}>"

    def _repr_html_(self) -> str:
        return self.render("html")
