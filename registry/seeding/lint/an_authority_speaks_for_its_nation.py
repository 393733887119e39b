"""A record or notice is stated by an authority of its nation with a competence for it."""

from registry.seeding.documents import Documents
from registry.seeding.rule import Report, Rule
from schemas.vocabulary import PUBLIC_SOURCE, Competence

COMPETENT = {
    "records": frozenset({Competence.TECHNICAL, Competence.SAFETY}),
    "notices": frozenset({Competence.TECHNICAL, Competence.SAFETY, Competence.QUALITY}),
}


def inspect(documents: Documents, report: Report) -> None:
    for row in documents.of("authorities"):
        if row.get("nation") is None and row.id != PUBLIC_SOURCE and not row.given.get("nation"):
            report(row, "nation", "An authority speaks for a nation; only public-source speaks for none.")
    for kind, competent in COMPETENT.items():
        for row in documents.of(kind):
            authority = documents.find("authorities", row.get("authority") or "")
            if authority is None:
                continue
            nation = row.get("nation")
            if nation and nation != authority.get("nation"):
                report(row, "nation", f"{authority.id} speaks for {authority.get('nation')}.", value=nation)
            competences = authority.get("competences") or ()
            if authority.id != PUBLIC_SOURCE and not competent.intersection(competences):
                needed = " or ".join(sorted(competent))
                report(row, "authority", f"{authority.id} lacks the competence {needed}.", value=authority.id)


RULE = Rule("an-authority-speaks-for-its-nation", "A statement's authority fits it by nation and competence.", inspect)
