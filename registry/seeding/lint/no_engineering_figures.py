"""Free text holds no pressures, explosive contents, performance figures or stocks: this is no engineering tool."""

import re

from registry.seeding.documents import KINDS, Documents
from registry.seeding.rule import Report, Rule

NUMBER = r"\d[\d\s.,]*\d|\d"
FORBIDDEN = {
    "a pressure": rf"\bpressures?\b|\b(?:psi|kpsi|cup|mpa|kpa)\b|(?:{NUMBER})\s*bar\b",
    "an explosive content": (
        rf"\bexplosive (?:weight|mass|fill|filling|content|quantity)\b|\bnet explosive\b|\b(?-i:NEQ|NEW)\s*[:=]?\s*(?:{NUMBER})\s*(?:g|kg|lb)\b"
        rf"|(?:{NUMBER})\s*(?:g|kg|lb|gr|grains?)\s+(?:of\s+)?(?:explosives?|propellant|tnt|rdx|hmx|comp(?:osition)?\b)"
    ),
    "a performance figure": (
        rf"\bmuzzle velocity\b|(?:{NUMBER})\s*(?:m/s|mps|fps|ft/s)\b|\bpenetrat\w*\s+(?:of\s+)?(?:up to\s+)?(?:{NUMBER})\s*mm"
        rf"|(?:{NUMBER})\s*mm\s+(?:rha|of armou?r)\b"
    ),
    "a stock": rf"\bstock\s*piles?\b|(?:{NUMBER})\s+(?:rounds|shells|missiles)\s+in (?:stock|store|storage)\b",
}
FREE_TEXT = ("note", "text", "says", "conditions", "why", "clause", "reason")

_PATTERNS = {what: re.compile(pattern, re.IGNORECASE) for what, pattern in FORBIDDEN.items()}


def inspect(documents: Documents, report: Report) -> None:
    for row in documents.of(*KINDS):
        for column in FREE_TEXT:
            text = row.get(column)
            if not isinstance(text, str):
                continue
            for what, pattern in _PATTERNS.items():
                if found := pattern.search(text):
                    message = f"“{found.group()}” reads as {what}, which the registry never stores."
                    report(row, column, message, value=found.group())


RULE = Rule(
    "no-engineering-figures", "Free text holds no pressures, explosive contents, performance or stocks.", inspect
)
