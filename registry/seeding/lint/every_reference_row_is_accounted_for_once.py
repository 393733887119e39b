"""Every compatibility row of the public reference has exactly one account of what became of it."""

from collections import defaultdict

from registry.seeding.documents import Documents, Row
from registry.seeding.rule import Report, Rule
from schemas.qualification import ReferenceHalf

ROWS = {ReferenceHalf.LAND_SMALL: 204, ReferenceHalf.LARGE: 292}
MOST_NAMED = 12


def inspect(documents: Documents, report: Report) -> None:
    accounts: dict[str, dict[int, Row]] = defaultdict(dict)
    rows = [row for row in documents.of("accounting") if row.get("file") and row.get("row")]
    for row in rows:
        half, number = row.get("file"), row.get("row")
        if number > ROWS[half]:
            report(row, "row", f"The file {half} has {ROWS[half]} rows.", value=number)
        earlier = accounts[half].setdefault(number, row)
        if earlier is not row:
            message = f"Row {number} of {half} is already accounted for in {earlier.file}:{earlier.line}."
            report(row, "row", message, value=number)
    if not rows:
        return
    for half, count in ROWS.items():
        absent = [str(number) for number in range(1, count + 1) if number not in accounts[half]]
        if absent:
            named = ", ".join(absent[:MOST_NAMED]) + (" ..." if len(absent) > MOST_NAMED else "")
            last = max(accounts[half].values(), key=lambda row: row.line, default=rows[-1])
            report(last, "row", f"{len(absent)} rows of {half} are not accounted for: {named}.")


RULE = Rule(
    "every-reference-row-is-accounted-for-once",
    "Every row of the public reference is accounted for exactly once.",
    inspect,
)
