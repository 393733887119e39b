"""Every record is complete and consistent by the law that a nation's own submission meets."""

from registry.qualifications.completeness import faults
from registry.seeding.documents import CONTRACT_RULE, Documents
from registry.seeding.rule import Report, Rule


def inspect(documents: Documents, report: Report) -> None:
    refused = {(finding.file, finding.line) for finding in documents.findings if finding.rule == CONTRACT_RULE}
    for row in documents.of("records"):
        if (row.file, row.line) in refused:
            continue  # what its contract refused would be missing here, and be reported twice
        for fault in faults(row.values):
            report(row, fault.column, fault.text)


RULE = Rule("every-record-says-what-it-must", "Every record is complete and consistent.", inspect)
