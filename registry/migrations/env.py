"""What Alembic runs: which tables there are, and how their types are written down."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel.sql.sqltypes import AutoString

from registry.database import Json, UtcDateTime, engine_for
from registry.migrations import included, metadata
from registry.settings import Settings


def written(kind: str, item: Any, autogenerate: AutogenContext) -> str | Literal[False]:
    """Write our own column types as plain ones: an old migration must not change when the code does."""
    if kind != "type":
        return False
    if isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(item, sa.Enum):
        # Without a name of its own, so that the CHECK takes its column's as in the tables.
        words = ", ".join(map(repr, item.enums))
        return f"sa.Enum({words}, native_enum=False, create_constraint=True)"
    if isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    if isinstance(item, Json):
        autogenerate.imports.add("from sqlalchemy.dialects import postgresql")
        return 'sa.Text().with_variant(postgresql.JSONB(), "postgresql")'
    return False


def run(connection: sa.Connection) -> None:
    """Run within the transaction of the caller, who commits or not."""
    context.configure(
        connection=connection,
        target_metadata=metadata(),
        render_as_batch=True,
        render_item=written,
        include_object=included,
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:  # From Alembic's own command line.
    with engine_for(Settings.from_environment().database_url).begin() as opened:
        run(opened)
