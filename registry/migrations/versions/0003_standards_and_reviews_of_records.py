"""standards and reviews of records, and in which order missed names came."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

# What the rows that there are say, as the loading verb writes it.
FILL = {
    'sqlite': (
        """UPDATE record SET review_due = json_extract(content, '$.review_due')
        WHERE json_extract(content, '$.review_due') IS NOT NULL""",
        """INSERT INTO record_standard (standard_id, record_id)
        SELECT DISTINCT named.value, record.id FROM record, json_each(record.content, '$.standards') AS named
        WHERE named.type = 'text'""",
    ),
    'postgresql': (
        """UPDATE record SET review_due = CAST(content ->> 'review_due' AS DATE)
        WHERE content ->> 'review_due' IS NOT NULL""",
        """INSERT INTO record_standard (standard_id, record_id)
        SELECT DISTINCT named.value, record.id FROM record CROSS JOIN LATERAL jsonb_array_elements_text(
            CASE jsonb_typeof(content -> 'standards') WHEN 'array' THEN content -> 'standards' ELSE '[]' END
        ) AS named (value)""",
    ),
}


def upgrade() -> None:
    op.create_table('record_standard',
    sa.Column('standard_id', sa.String(), nullable=False),
    sa.Column('record_id', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['record_id'], ['record.id'], name=op.f('fk_record_standard_record_id')),
    sa.PrimaryKeyConstraint('standard_id', 'record_id', name=op.f('pk_record_standard'))
    )
    with op.batch_alter_table('record', schema=None) as batch_op:
        batch_op.add_column(sa.Column('review_due', sa.Date(), nullable=True))
        batch_op.drop_index(batch_op.f('ix_record_nation'))
    for statement in FILL[op.get_context().dialect.name]:
        op.execute(statement)
    # After the rows: an index made at once is smaller, and made faster.
    op.create_index(op.f('ix_record_standard_record_id'), 'record_standard', ['record_id'], unique=False)
    op.create_index('ix_record_nation_valid_to', 'record', ['nation', 'valid_to'], unique=False)
    op.create_index('ix_record_nation_review_due', 'record', ['nation', 'review_due'], unique=False)

    with op.batch_alter_table('missed_name', schema=None) as batch_op:
        batch_op.add_column(sa.Column('turn', sa.Integer(), server_default=sa.text('0'), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('missed_name', schema=None) as batch_op:
        batch_op.drop_column('turn')
    with op.batch_alter_table('record', schema=None) as batch_op:
        batch_op.drop_index('ix_record_nation_valid_to')
        batch_op.drop_index('ix_record_nation_review_due')
        batch_op.create_index(batch_op.f('ix_record_nation'), ['nation'], unique=False)
        batch_op.drop_column('review_due')
    op.drop_table('record_standard')
