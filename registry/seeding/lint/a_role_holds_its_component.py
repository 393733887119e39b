"""Each role of a combination holds munitions of that component: projectiles, charges, fuzes, primers."""

from registry.seeding.documents import Documents
from registry.seeding.rule import Report, Rule
from schemas.vocabulary import COMPONENT_OF, CombinationRole


def inspect(documents: Documents, report: Report) -> None:
    for row in documents.of("records"):
        for role, allowed in (row.get("combination") or {}).items():
            for name in allowed or ():
                munition = documents.find("munitions", name)
                component = munition.get("component") if munition else None
                if component and component != COMPONENT_OF[CombinationRole(role)]:
                    report(row, f"combination.{role}", f"{name} is a {component}, not a {role}.", value=name)


RULE = Rule("a-role-holds-its-component", "Each role of a combination holds munitions of that component.", inspect)
