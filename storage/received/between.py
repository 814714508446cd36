"""What is doubtful between the units whose packages a period merges, beside what each sheet says by itself."""

from datetime import date

from sqlalchemy.orm import Session

from models.forms.findings import Finding
from storage.received.areas import cutoff_findings, overlap_findings, without_overlap
from storage.received.in_force import in_force


def findings_between(session: Session, period: str, cutoff: date) -> list[Finding]:
    """Areas counted twice and days that differ; nothing where no package is in force."""
    packages = in_force(session, period)
    return [*overlap_findings(packages), *cutoff_findings(without_overlap(packages), cutoff)]
