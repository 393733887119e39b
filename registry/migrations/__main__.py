"""Write the next migration from what the tables say: `python -m registry.migrations` and a message."""

import click

from registry.database import IN_MEMORY, engine_for
from registry.migrations import upgrade, write_revision


@click.command()
@click.argument("message")
def main(message: str) -> None:
    """Compare the tables with a fresh database at the latest version and write the difference to versions/."""
    engine = engine_for(IN_MEMORY)
    upgrade(engine)
    with engine.connect() as connection:
        write_revision(connection, message)


if __name__ == "__main__":
    main()
