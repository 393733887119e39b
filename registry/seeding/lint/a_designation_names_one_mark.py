"""A designation names one mark, never several."""

import re

from registry.seeding.documents import Documents
from registry.seeding.rule import Report, Rule

SEVERAL = re.compile(r"\s/\s|;|\sor\s")


def inspect(documents: Documents, report: Report) -> None:
    for row in documents.of("munitions", "weapons", "platforms"):
        designation = row.get("designation") or ""
        if found := SEVERAL.search(designation):
            message = f"The designation seems to name several marks (“{found.group().strip()}”); give each a row."
            report(row, "designation", message, value=designation)


RULE = Rule("a-designation-names-one-mark", "A designation names one mark, never several.", inspect)
