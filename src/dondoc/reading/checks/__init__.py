"""What a careful clerk would stop at: one module a family of findings."""

from dondoc.reading.checks import citations, conflicts, dates, deadlines, form, numbering, parties, wording
from dondoc.reading.checks.context import Context
from dondoc.reading.checks.registry import CHECKS
from dondoc.reading.model import Finding

__all__ = ["CHECKS", "Context", "run"]

FAMILIES = (form, dates, citations, deadlines, conflicts, parties, numbering, wording)


def run(context: Context) -> list[Finding]:
    """All findings in the order of the text; those about something missing come first."""
    findings = {finding: None for registered in CHECKS for finding in registered.check(context)}
    return sorted(findings, key=lambda finding: (finding.span or (-1, -1), finding.code))
