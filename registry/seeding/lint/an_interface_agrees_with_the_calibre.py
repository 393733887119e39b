"""A munition or weapon with a calibre presents or accepts mating interfaces of that calibre only."""

from registry.seeding.documents import Documents
from registry.seeding.rule import Report, Rule
from schemas.vocabulary import MATING_KINDS

SIDES = {"munitions": "presents", "weapons": "accepts"}


def inspect(documents: Documents, report: Report) -> None:
    for kind, column in SIDES.items():
        for row in documents.of(kind):
            for name in row.get(column) or ():
                interface = documents.find("interfaces", name)
                if interface is None or interface.get("kind") not in MATING_KINDS:
                    continue
                calibre, other = row.get("calibre"), interface.get("calibre")
                if calibre and other and calibre != other:
                    message = f"The interface {name} is of calibre {other}, the row of calibre {calibre}."
                    report(row, column, message, value=name)


RULE = Rule(
    "an-interface-agrees-with-the-calibre", "The mating interfaces of a munition or weapon are of its calibre.", inspect
)
