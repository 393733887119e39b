"""Exercise data live under exercise/ and are marked, every row; nothing else is marked."""

from registry.seeding.documents import EXERCISE, KINDS, Documents
from registry.seeding.rule import Report, Rule


def inspect(documents: Documents, report: Report) -> None:
    for row in documents.of(*KINDS):
        apart = row.file.startswith(f"{EXERCISE}/")
        can_be_marked = "exercise" in KINDS[row.kind].contract.columns()
        if can_be_marked and not apart:
            report(row, "", f"What an author states ships only as exercise data, under {EXERCISE}/.")
        elif apart and not can_be_marked:
            report(row, "", f"Only what an author states may stand under {EXERCISE}/.")
        elif apart and row.get("exercise") is not True:
            report(row, "exercise", "Every row of exercise data must be marked: exercise is true.", nearest=("true",))


RULE = Rule("exercise-data-stay-apart", "Exercise data live under exercise/, and every row of them is marked.", inspect)
