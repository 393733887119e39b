"""What the linter says: one finding is one thing wrong in one place, with what would be right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """`line` counts from 1 (0: the file as a whole); `subject` is the row's kind and id; `rule` the broken rule."""

    file: str
    line: int
    column: str
    rule: str
    message: str
    subject: str = ""
    value: str = ""
    expected: str = ""
    nearest: tuple[str, ...] = ()

    def __str__(self) -> str:
        place = ":".join(part for part in (self.file, str(self.line or "")) if part)
        what = " ".join(part for part in (self.subject, f"[{self.column}]" if self.column else "") if part)
        return f"{place}: {what + ': ' if what else ''}{self.message} ({self.rule})"
