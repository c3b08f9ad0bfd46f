"""The book of questions and the requests it answered."""

from __future__ import annotations

from secgen.kernel.text import Text
from secgen.reports.table import Column, Table
from secgen.reports.view import Options, View


def faq(view: View, options: Options) -> Table:
    """Every entry: its text, its service, whether it still holds, in how many answers it served."""
    questions = view.state("communication").partners.questions
    used: dict[str, int] = {}
    for request in view.state("correspondence").requests.values():
        used[request.faq] = used.get(request.faq, 0) + 1
    rows = []
    for name, row in sorted(questions.items()):
        status = "retired" if row.retired else "expired" if view.on > row.until else "current"
        cells = (name, row.made.question, row.made.text, row.made.owner, row.reviewed_on, row.until)
        rows.append((*cells, status, used.get(name, 0)))
    columns = (
        Column("entry", Text("entrée", "entry"), "text"),
        Column("question", Text("question", "question"), "text"),
        Column("text", Text("texte", "text"), "text"),
        Column("owner", Text("service", "service"), "text"),
        Column("reviewed", Text("relue le", "reviewed"), "date"),
        Column("until", Text("valable jusqu'au", "holds until"), "date"),
        Column("status", Text("état", "status"), "text"),
        Column("used", Text("réponses", "answers"), "int"),
    )
    return Table("faq", Text("Foire aux questions", "Book of questions"), columns, rows)
