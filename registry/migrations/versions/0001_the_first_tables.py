"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    postgresql_here = op.get_context().dialect.name == 'postgresql'
    if postgresql_here:
        op.execute('CREATE EXTENSION IF NOT EXISTS pg_trgm')
    op.create_table('arrangement',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('document', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_arrangement'))
    )
    op.create_table('calibre',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('label', sa.String(), nullable=False),
    sa.Column('bore_mm', sa.Float(), nullable=True),
    sa.Column('document', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calibre'))
    )
    op.create_table('data_version',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('value', sa.Integer(), nullable=False),
    sa.Column('exercise', sa.Boolean(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('id = 1', name=op.f('ck_data_version_single_row')),
    sa.CheckConstraint('value >= 0', name=op.f('ck_data_version_rises')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_data_version'))
    )
    op.create_table('family',
    sa.Column('of', sa.String(), nullable=False),
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('label', sa.String(), nullable=False),
    sa.Column('document', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.CheckConstraint("of IN ('MUNITION', 'WEAPON')", name=op.f('ck_family_of')),
    sa.PrimaryKeyConstraint('of', 'id', name=op.f('pk_family'))
    )
    op.create_table('name',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_kind', sa.String(), nullable=False),
    sa.Column('subject_id', sa.String(), nullable=False),
    sa.Column('type', sa.Enum('NSN', 'DODIC', 'ICFA', 'GROUP', 'PART_NUMBER', 'NATIONAL', 'NAME', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('precision', sa.Enum('EXACT', 'AMBIGUOUS', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('cancelled', sa.Date(), nullable=True),
    sa.Column('replaced_by', sa.String(), nullable=True),
    sa.CheckConstraint('valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to', name=op.f('ck_name_dates_in_order')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_name'))
    )
    op.create_index('ix_name_key_subject_kind', 'name', ['key', 'subject_kind'], unique=False)
    op.create_index('ix_name_subject_kind_subject_id', 'name', ['subject_kind', 'subject_id'], unique=False)

    op.create_table('nation',
    sa.Column('code', sa.String(length=3), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.Column('name_fr', sa.String(), nullable=False),
    sa.Column('status', sa.Enum('ALLY', 'PARTNER', 'OTHER', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('document', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_nation'))
    )
    op.create_table('note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('about_kind', sa.String(), nullable=False),
    sa.Column('about', sa.String(), nullable=False),
    sa.Column('document', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_note'))
    )
    op.create_index('ix_note_about_kind_about', 'note', ['about_kind', 'about'], unique=False)

    op.create_table('search_entry',
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('designation', sa.String(), nullable=False),
    sa.Column('ordering', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('names', sa.String(), nullable=False),
    sa.Column('facets', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('n', name=op.f('pk_search_entry')),
    sa.UniqueConstraint('kind', 'id', name=op.f('uq_search_entry_kind_id'))
    )
    if postgresql_here:
        op.create_index(op.f('ix_search_entry_names'), 'search_entry', ['names'], unique=False, postgresql_using='gin', postgresql_ops={'names': 'gin_trgm_ops'})
        op.create_index(op.f('ix_search_entry_words'), 'search_entry', ['words'], unique=False, postgresql_using='gin', postgresql_ops={'words': 'gin_trgm_ops'})
    else:
        op.execute(
            'CREATE VIRTUAL TABLE search_entry_fts USING fts5'
            "(words, names, content='search_entry', content_rowid='n', tokenize='trigram case_sensitive 1')"
        )

    op.create_table('search_slip',
    sa.Column('variant', sa.String(), nullable=False),
    sa.Column('word', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('variant', 'word', name=op.f('pk_search_slip')),
    sqlite_with_rowid=False
    )
    op.create_table('search_state',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('mark', sa.String(), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_search_state_single_row')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_search_state'))
    )
    op.create_table('standard',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('STANAG', 'STANREC', 'AP', 'NATIONAL', 'MOU', 'COMMERCIAL', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('number', sa.String(), nullable=True),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('document', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_standard'))
    )
    op.create_table('authority',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('nation', sa.String(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('exercise', sa.Boolean(), nullable=False),
    sa.Column('document', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.ForeignKeyConstraint(['nation'], ['nation.code'], name=op.f('fk_authority_nation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_authority'))
    )
    op.create_index(op.f('ix_authority_nation'), 'authority', ['nation'], unique=False)

    op.create_table('interface',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('CARTRIDGE_CHAMBER', 'SEPARATE_LOADING_BORE', 'CHARGE_CHAMBER', 'SMOOTH_MORTAR_TUBE', 'RIFLED_MORTAR_TUBE', 'LAUNCH_TUBE', 'RAIL_OR_SHACKLE', 'FUZE_WELL', 'DATA_LINK', 'LINK_BELT', 'PRIMING', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('label', sa.String(), nullable=False),
    sa.Column('calibre', sa.String(), nullable=True),
    sa.Column('standard', sa.String(), nullable=True),
    sa.Column('document', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.ForeignKeyConstraint(['calibre'], ['calibre.id'], name=op.f('fk_interface_calibre')),
    sa.ForeignKeyConstraint(['standard'], ['standard.id'], name=op.f('fk_interface_standard')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_interface'))
    )
    op.create_index(op.f('ix_interface_calibre'), 'interface', ['calibre'], unique=False)

    op.create_table('munition',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('designation', sa.String(), nullable=False),
    sa.Column('nation', sa.String(), nullable=True),
    sa.Column('calibre', sa.String(), nullable=True),
    sa.Column('family', sa.String(), nullable=True),
    sa.Column('category', sa.Enum('SMALL_ARMS', 'CANNON', 'GRENADE', 'MORTAR', 'TANK_GUN', 'ARTILLERY', 'ROCKET', 'MISSILE', 'BOMB', 'NAVAL_GUN', 'TORPEDO', 'MINE', 'PYROTECHNIC', 'COUNTERMEASURE', 'OTHER', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('component', sa.Enum('COMPLETE_ROUND', 'PROJECTILE', 'CHARGE', 'FUZE', 'PRIMER', 'MISSILE', 'BOMB', 'KIT', native_enum=False, create_constraint=True), nullable=True),
    sa.Column('assembly', sa.Enum('FIXED', 'SEMI_FIXED', 'SEPARATE_LOADING', 'ALL_UP_ROUND', 'COMPONENT', 'KIT', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('treaty_class', sa.Enum('NONE', 'CCM_DEFINED', 'CCM_EXCLUDED_DESIGN', 'APM', 'UNDETERMINED', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('carrier', sa.Boolean(), nullable=False),
    sa.Column('presents', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('producers', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('document', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.ForeignKeyConstraint(['calibre'], ['calibre.id'], name=op.f('fk_munition_calibre')),
    sa.ForeignKeyConstraint(['nation'], ['nation.code'], name=op.f('fk_munition_nation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_munition'))
    )
    op.create_index(op.f('ix_munition_calibre'), 'munition', ['calibre'], unique=False)
    op.create_index(op.f('ix_munition_family'), 'munition', ['family'], unique=False)
    op.create_index(op.f('ix_munition_nation'), 'munition', ['nation'], unique=False)

    op.create_table('national_position',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('nation', sa.String(), nullable=False),
    sa.Column('standard', sa.String(), nullable=False),
    sa.Column('position', sa.Enum('RATIFIED', 'RATIFIED_WITH_RESERVATION', 'RATIFIED_FUTURE_IMPLEMENTATION', 'NOT_RATIFIED', 'NO_RESPONSE', 'DENOUNCED', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('effect', sa.Enum('NONE', 'LIMITS_FUNCTION', 'LIMITS_FIT', 'UNCLEAR', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('document', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.ForeignKeyConstraint(['nation'], ['nation.code'], name=op.f('fk_national_position_nation')),
    sa.ForeignKeyConstraint(['standard'], ['standard.id'], name=op.f('fk_national_position_standard')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_national_position'))
    )
    op.create_index(op.f('ix_national_position_nation'), 'national_position', ['nation'], unique=False)
    op.create_index(op.f('ix_national_position_standard'), 'national_position', ['standard'], unique=False)

    op.create_table('platform',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('designation', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=True),
    sa.Column('nation', sa.String(), nullable=True),
    sa.Column('document', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.ForeignKeyConstraint(['nation'], ['nation.code'], name=op.f('fk_platform_nation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_platform'))
    )
    op.create_index(op.f('ix_platform_nation'), 'platform', ['nation'], unique=False)

    op.create_table('weapon',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('designation', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=True),
    sa.Column('nation', sa.String(), nullable=True),
    sa.Column('calibre', sa.String(), nullable=True),
    sa.Column('family', sa.String(), nullable=True),
    sa.Column('accepts', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('document', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.ForeignKeyConstraint(['calibre'], ['calibre.id'], name=op.f('fk_weapon_calibre')),
    sa.ForeignKeyConstraint(['nation'], ['nation.code'], name=op.f('fk_weapon_nation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_weapon'))
    )
    op.create_index(op.f('ix_weapon_calibre'), 'weapon', ['calibre'], unique=False)
    op.create_index(op.f('ix_weapon_family'), 'weapon', ['family'], unique=False)
    op.create_index(op.f('ix_weapon_nation'), 'weapon', ['nation'], unique=False)

    op.create_table('munition_interface',
    sa.Column('munition_id', sa.String(), nullable=False),
    sa.Column('interface_id', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['interface_id'], ['interface.id'], name=op.f('fk_munition_interface_interface_id')),
    sa.ForeignKeyConstraint(['munition_id'], ['munition.id'], name=op.f('fk_munition_interface_munition_id')),
    sa.PrimaryKeyConstraint('munition_id', 'interface_id', name=op.f('pk_munition_interface'))
    )
    op.create_index(op.f('ix_munition_interface_interface_id'), 'munition_interface', ['interface_id'], unique=False)

    op.create_table('platform_operator',
    sa.Column('platform_id', sa.String(), nullable=False),
    sa.Column('nation', sa.String(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['nation'], ['nation.code'], name=op.f('fk_platform_operator_nation')),
    sa.ForeignKeyConstraint(['platform_id'], ['platform.id'], name=op.f('fk_platform_operator_platform_id')),
    sa.PrimaryKeyConstraint('platform_id', 'nation', name=op.f('pk_platform_operator'))
    )
    op.create_index(op.f('ix_platform_operator_nation'), 'platform_operator', ['nation'], unique=False)

    op.create_table('platform_weapon',
    sa.Column('platform_id', sa.String(), nullable=False),
    sa.Column('weapon_id', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['platform_id'], ['platform.id'], name=op.f('fk_platform_weapon_platform_id')),
    sa.ForeignKeyConstraint(['weapon_id'], ['weapon.id'], name=op.f('fk_platform_weapon_weapon_id')),
    sa.PrimaryKeyConstraint('platform_id', 'weapon_id', name=op.f('pk_platform_weapon'))
    )
    op.create_index(op.f('ix_platform_weapon_weapon_id'), 'platform_weapon', ['weapon_id'], unique=False)

    op.create_table('record',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('authority_id', sa.String(), nullable=False),
    sa.Column('nation', sa.String(), nullable=True),
    sa.Column('kind', sa.Enum('INTERCHANGEABILITY', 'NEGATIVE_FINDING', 'PROHIBITION', 'EXCEPTION', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('munition_id', sa.String(), nullable=True),
    sa.Column('combination', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
    sa.Column('weapon_id', sa.String(), nullable=False),
    sa.Column('degree', sa.Enum('FULL', 'CONDITIONAL', 'EMERGENCY_ONLY', native_enum=False, create_constraint=True), nullable=True),
    sa.Column('derogates', sa.String(), nullable=True),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('exercise', sa.Boolean(), nullable=False),
    sa.Column('content', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('history', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.CheckConstraint("(kind = 'EXCEPTION') = (derogates IS NOT NULL)", name=op.f('ck_record_an_exception_names_its_prohibition')),
    sa.CheckConstraint("degree IS NULL OR kind IN ('INTERCHANGEABILITY', 'EXCEPTION')", name=op.f('ck_record_stops_have_no_degree')),
    sa.CheckConstraint("kind <> 'PROHIBITION' OR valid_to IS NULL", name=op.f('ck_record_a_prohibition_does_not_expire')),
    sa.CheckConstraint('(munition_id IS NULL) <> (combination IS NULL)', name=op.f('ck_record_munition_or_combination')),
    sa.CheckConstraint('valid_to IS NULL OR valid_from <= valid_to', name=op.f('ck_record_dates_in_order')),
    sa.ForeignKeyConstraint(['authority_id'], ['authority.id'], name=op.f('fk_record_authority_id')),
    sa.ForeignKeyConstraint(['munition_id'], ['munition.id'], name=op.f('fk_record_munition_id')),
    sa.ForeignKeyConstraint(['nation'], ['nation.code'], name=op.f('fk_record_nation')),
    sa.ForeignKeyConstraint(['weapon_id'], ['weapon.id'], name=op.f('fk_record_weapon_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_record'))
    )
    op.create_index(op.f('ix_record_authority_id'), 'record', ['authority_id'], unique=False)
    op.create_index(op.f('ix_record_nation'), 'record', ['nation'], unique=False)
    op.create_index(op.f('ix_record_weapon_id'), 'record', ['weapon_id'], unique=False)

    op.create_table('restriction_notice',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('munition_id', sa.String(), nullable=False),
    sa.Column('action', sa.Enum('SUSPEND_ALL', 'SUSPEND_TRAINING', 'EMERGENCY_ONLY', 'INSPECT_FIRST', 'MONITOR', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('authority_id', sa.String(), nullable=False),
    sa.Column('nation', sa.String(), nullable=True),
    sa.Column('lots', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('document', sa.Text().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.ForeignKeyConstraint(['authority_id'], ['authority.id'], name=op.f('fk_restriction_notice_authority_id')),
    sa.ForeignKeyConstraint(['munition_id'], ['munition.id'], name=op.f('fk_restriction_notice_munition_id')),
    sa.ForeignKeyConstraint(['nation'], ['nation.code'], name=op.f('fk_restriction_notice_nation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_restriction_notice'))
    )
    op.create_index(op.f('ix_restriction_notice_munition_id'), 'restriction_notice', ['munition_id'], unique=False)

    op.create_table('weapon_interface',
    sa.Column('weapon_id', sa.String(), nullable=False),
    sa.Column('interface_id', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['interface_id'], ['interface.id'], name=op.f('fk_weapon_interface_interface_id')),
    sa.ForeignKeyConstraint(['weapon_id'], ['weapon.id'], name=op.f('fk_weapon_interface_weapon_id')),
    sa.PrimaryKeyConstraint('weapon_id', 'interface_id', name=op.f('pk_weapon_interface'))
    )
    op.create_index(op.f('ix_weapon_interface_interface_id'), 'weapon_interface', ['interface_id'], unique=False)

    op.create_table('record_scope',
    sa.Column('weapon_id', sa.String(), nullable=False),
    sa.Column('munition_id', sa.String(), nullable=False),
    sa.Column('record_id', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['munition_id'], ['munition.id'], name=op.f('fk_record_scope_munition_id')),
    sa.ForeignKeyConstraint(['record_id'], ['record.id'], name=op.f('fk_record_scope_record_id')),
    sa.ForeignKeyConstraint(['weapon_id'], ['weapon.id'], name=op.f('fk_record_scope_weapon_id')),
    sa.PrimaryKeyConstraint('weapon_id', 'munition_id', 'record_id', name=op.f('pk_record_scope'))
    )
    op.create_index('ix_record_scope_munition_id_weapon_id', 'record_scope', ['munition_id', 'weapon_id'], unique=False)
    op.create_index(op.f('ix_record_scope_record_id'), 'record_scope', ['record_id'], unique=False)

    op.create_table('supersession',
    sa.Column('former', sa.String(), nullable=False),
    sa.Column('successor', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['successor'], ['record.id'], name=op.f('fk_supersession_successor')),
    sa.PrimaryKeyConstraint('former', 'successor', name=op.f('pk_supersession'))
    )
    op.create_index(op.f('ix_supersession_successor'), 'supersession', ['successor'], unique=False)



def downgrade() -> None:
    if op.get_context().dialect.name == 'sqlite':
        op.execute('DROP TABLE search_entry_fts')
    op.drop_table('supersession')
    op.drop_table('record_scope')
    op.drop_table('weapon_interface')
    op.drop_table('restriction_notice')
    op.drop_table('record')
    op.drop_table('platform_weapon')
    op.drop_table('platform_operator')
    op.drop_table('munition_interface')
    op.drop_table('weapon')
    op.drop_table('platform')
    op.drop_table('national_position')
    op.drop_table('munition')
    op.drop_table('interface')
    op.drop_table('authority')
    op.drop_table('standard')
    op.drop_table('search_state')
    op.drop_table('search_slip')
    op.drop_table('search_entry')
    op.drop_table('note')
    op.drop_table('nation')
    op.drop_table('name')
    op.drop_table('family')
    op.drop_table('data_version')
    op.drop_table('calibre')
    op.drop_table('arrangement')
