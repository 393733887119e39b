"""A family of munitions holds munitions, a family of weapons holds weapons."""

from registry.seeding.documents import Documents
from registry.seeding.rule import Report, Rule
from schemas.catalogue import FamilyOf

OF = {"munitions": FamilyOf.MUNITION, "weapons": FamilyOf.WEAPON}


def inspect(documents: Documents, report: Report) -> None:
    families = {(row.get("of"), row.id) for row in documents.of("families")}
    for kind, of in OF.items():
        for row in documents.of(kind):
            name = row.get("family")
            if name and (of, name) not in families and name in documents.ids("families"):
                report(row, "family", f"{name} is a family of other things than {kind}.", value=name)


RULE = Rule("a-family-holds-its-own-kind", "A family of munitions holds munitions, one of weapons weapons.", inspect)
