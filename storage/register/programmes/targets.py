"""The filters of targets as SQL: due, ahead, without a result, parts that do not make up the whole."""

from collections.abc import Mapping

_YEAR = "CAST(substr(:day, 1, 4) AS INTEGER)"


def _whole(alias: str) -> str:
    """SQL of what the whole span of a target has to give, in hundredths."""
    years = f"{alias}.horizon - coalesce({alias}.first_year, {alias}.horizon) + 1"
    return f"{alias}.bound * (CASE {alias}.calculation WHEN 'each_year' THEN {years} ELSE 1 END)"


PRESETS: Mapping[tuple[str, str], str] = {
    ("targets", "due"): f"{{t}}.horizon <= {_YEAR}",
    ("targets", "ahead"): f"{{t}}.horizon > {_YEAR}",
    ("targets", "without_result"): "({t}.result_row = '' AND {t}.result = '')",
    ("targets", "parts_differ"): (
        f"(SELECT sum({_whole('p')}) FROM targets p WHERE p.part_of_id = {{t}}.id AND p.deleted = 0) "
        f"<> {_whole('{t}')}"
    ),
}
"""parts_differ: what the parts of a target add up to is not what the target itself asks for."""
