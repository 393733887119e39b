"""retired ids and missed names."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('missed_name',
    sa.Column('field', sa.String(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.Column('first_on', sa.Date(), nullable=False),
    sa.Column('last_on', sa.Date(), nullable=False),
    sa.CheckConstraint('first_on <= last_on', name=op.f('ck_missed_name_dates_in_order')),
    sa.CheckConstraint('times >= 1', name=op.f('ck_missed_name_looked_for_at_least_once')),
    sa.PrimaryKeyConstraint('field', 'key', name=op.f('pk_missed_name'))
    )
    op.create_table('retired_id',
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('successor', sa.String(), nullable=True),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('document', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('kind', 'id', name=op.f('pk_retired_id'))
    )


def downgrade() -> None:
    op.drop_table('retired_id')
    op.drop_table('missed_name')
