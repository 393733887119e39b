"""Loading a directory of files: checked first, then all rows or none in one transaction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import Session

from registry.audit.version import data_version, raise_version
from registry.catalogue import index, retired
from registry.catalogue import load as catalogue
from registry.database import Engine, writing
from registry.errors import Invalid
from registry.qualifications import load as qualifications
from registry.seeding.check import check_documents
from registry.seeding.documents import Documents, read


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows of each kind changed anything, and the data version afterwards."""

    changed: Mapping[str, int]
    version: int


def load(engine: Engine, directory: Path, *, exercise: bool = False) -> Loaded:
    """Load reference data and public statements, and the exercise set only on request.

    Raises:
        Invalid: The linter has findings; nothing was written.
    """
    documents = read(directory)
    findings = check_documents(documents)
    if findings:
        first = "; ".join(str(finding) for finding in findings[:5])
        raise Invalid(f"The files have {len(findings)} findings, and nothing was loaded: {first}")
    with writing(engine) as session:
        return write(session, documents, exercise=exercise)


def write(session: Session, documents: Documents, *, exercise: bool) -> Loaded:
    """Write rows already checked, in a transaction of the caller's."""
    connection = session.connection()
    changed = {kind: catalogue.load(connection, kind, _values(documents, kind)) for kind in catalogue.KINDS}
    changed["notes"] = catalogue.load_notes(connection, _values(documents, "notes"))
    changed["statements"] = qualifications.load_statements(connection, _values(documents, "statements"))
    for kind in qualifications.KINDS if exercise else ():
        changed[kind] = qualifications.load(connection, kind, _values(documents, kind))
    # Last: what still names a retired thing may have been changed above to name its successor.
    changed["retired"] = retired.load(connection, _values(documents, "retired"))
    if any(changed[kind] for kind in (*catalogue.KINDS, "retired")):
        index.rebuild(connection)
    if any(changed.values()):
        return Loaded(changed, raise_version(session, exercise=exercise))
    return Loaded(changed, data_version(connection).value)


def _values(documents: Documents, kind: str) -> Iterator[Mapping[str, Any]]:
    return (row.values for row in documents.of(kind))
