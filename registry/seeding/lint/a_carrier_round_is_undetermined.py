"""A carrier round is UNDETERMINED, and no other class than NONE is given, until a TREATY authority has spoken.

Where one has spoken in public, the row stands among the exceptions, with the reference as the reason.
"""

from registry.seeding.documents import Documents
from registry.seeding.rule import Report, Rule
from schemas.vocabulary import TreatyClass

UNDECIDED = frozenset({TreatyClass.NONE, TreatyClass.UNDETERMINED})


def inspect(documents: Documents, report: Report) -> None:
    for row in documents.of("munitions"):
        stated = row.get("treaty_class")
        if stated is None:
            continue
        if stated not in UNDECIDED:
            report(row, "treaty_class", f"Only a TREATY authority can say {stated}.", value=stated)
        elif row.get("carrier") and stated == TreatyClass.NONE:
            message = "A round that holds submunitions is UNDETERMINED until a TREATY authority has spoken."
            report(row, "treaty_class", message, value=stated, nearest=(TreatyClass.UNDETERMINED,))


RULE = Rule(
    "a-carrier-round-is-undetermined", "A carrier round is UNDETERMINED until a TREATY authority spoke.", inspect
)
