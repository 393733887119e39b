"""An account names the rows that carry what the reference said: statements, interface data or notes."""

from registry.seeding.documents import Documents
from registry.seeding.rule import Report, Rule
from schemas.refusals import nearest
from schemas.vocabulary import StatementFate

CATALOGUE = ("calibres", "interfaces", "families", "munitions", "weapons", "platforms")
CARRIERS = {
    StatementFate.STATEMENT: ("statements",),
    StatementFate.INTERFACE: ("interfaces", "munitions", "weapons", "platforms"),
    StatementFate.NOTE: ("notes",),
}
"""The kinds that carry each fate; these need at least one target. The other fates may name anything that exists."""


def inspect(documents: Documents, report: Report) -> None:
    every = documents.ids(*CATALOGUE, "statements", "notes")
    carriers = {fate: documents.ids(*kinds) for fate, kinds in CARRIERS.items()}
    for row in documents.of("accounting"):
        fate, targets = row.get("fate"), row.get("targets")
        if fate is None or targets is None:
            continue
        if fate in CARRIERS and not targets:
            report(row, "targets", f"{fate} needs the ids of what was written: {' or '.join(CARRIERS[fate])}.")
        known = carriers.get(fate, every)
        for target in targets:
            if target not in known:
                where = " or ".join(CARRIERS.get(fate, ("rows of this directory",)))
                message = f"“{target}” is not the id of any of the {where}."
                report(row, "targets", message, value=target, nearest=nearest(target, known))


RULE = Rule(
    "an-account-points-to-what-was-written", "An account names the rows that carry what the reference said.", inspect
)
