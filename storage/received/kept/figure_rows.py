"""What is taken out of a package for merging: its figures, and what its ratios and means are made from."""

from models.returns.document import ReturnDocument


def figure_rows(sha256: str, document: ReturnDocument) -> list[dict[str, str | None]]:
    """The rows of the figures that a package states."""
    return [
        {
            "sha256": sha256,
            "form": sheet.form,
            "row": figure.row,
            "column": figure.column,
            "value": None if figure.value is None else format(figure.value, "f"),
            "origin": figure.origin,
            "reason": figure.reason,
        }
        for sheet in document.sheets
        for figure in sheet.figures
    ]


def pair_rows(sha256: str, document: ReturnDocument) -> list[dict[str, str | int]]:
    """The rows of what its ratios and means are made from; none for packages of older programs."""
    return [
        {
            "sha256": sha256,
            "form": form,
            "row": row,
            "column": column,
            "numerator": format(pair.numerator, "f"),
            "denominator": format(pair.denominator, "f"),
            "stated": pair.coverage.stated,
            "asked": pair.coverage.asked,
            "counted": pair.coverage.of.value,
        }
        for form, there in document.backing.pairs.items()
        for (row, column), pair in there.items()
    ]
