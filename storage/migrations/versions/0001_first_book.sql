CREATE TABLE changes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    details VARCHAR NOT NULL,
    undoes INTEGER,
    CONSTRAINT fk_changes_undoes_changes FOREIGN KEY(undoes) REFERENCES changes (id)
);

CREATE TABLE organisations (
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    name_folded VARCHAR NOT NULL,
    name_sorted VARCHAR NOT NULL,
    search_words VARCHAR NOT NULL,
    aliases VARCHAR NOT NULL,
    tax_code VARCHAR,
    no_tax_code_reason VARCHAR NOT NULL,
    registration_number VARCHAR NOT NULL,
    registered_on VARCHAR,
    registration_office VARCHAR NOT NULL,
    founded_on VARCHAR,
    address_registered VARCHAR NOT NULL,
    address VARCHAR NOT NULL,
    commune_code VARCHAR,
    commune_from VARCHAR,
    old_commune_code VARCHAR,
    village VARCHAR NOT NULL,
    phone VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    representative VARCHAR NOT NULL,
    sector VARCHAR,
    vsic_version VARCHAR,
    vsic_code VARCHAR,
    law VARCHAR,
    alliance_member INTEGER,
    new_rural_commune INTEGER,
    high_technology INTEGER,
    value_chain INTEGER,
    certified INTEGER,
    union_id VARCHAR,
    note VARCHAR NOT NULL,
    deleted INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_organisations PRIMARY KEY (id),
    CONSTRAINT fk_organisations_union_id_organisations FOREIGN KEY(union_id) REFERENCES organisations (id)
);

CREATE INDEX ix_organisations_deleted_name_sorted_id ON organisations (deleted, name_sorted, id);

CREATE INDEX ix_organisations_kind_sector ON organisations (kind, sector);

CREATE INDEX ix_organisations_name_folded ON organisations (name_folded);

CREATE INDEX ix_organisations_tax_code ON organisations (tax_code);

CREATE TABLE package_states (
    status VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_package_states PRIMARY KEY (id)
);

CREATE TABLE people (
    party VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    name_folded VARCHAR NOT NULL,
    name_sorted VARCHAR NOT NULL,
    sex VARCHAR,
    birth VARCHAR,
    ethnic_group VARCHAR,
    nationality VARCHAR NOT NULL,
    personal_number VARCHAR,
    disabled INTEGER,
    address VARCHAR NOT NULL,
    phone VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    deleted INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_people PRIMARY KEY (id)
);

CREATE INDEX ix_people_name_folded ON people (name_folded);

CREATE INDEX ix_people_name_sorted ON people (name_sorted);

CREATE INDEX ix_people_personal_number ON people (personal_number);

CREATE INDEX ix_people_phone ON people (phone);

CREATE TABLE received_packages (
    sha256 VARCHAR NOT NULL,
    data_sha256 VARCHAR NOT NULL,
    unit_level VARCHAR NOT NULL,
    unit_code VARCHAR NOT NULL,
    unit_from VARCHAR NOT NULL,
    unit_name VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    number INTEGER NOT NULL,
    previous VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    received_at VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    signers VARCHAR NOT NULL,
    package BLOB NOT NULL,
    CONSTRAINT pk_received_packages PRIMARY KEY (sha256)
);

CREATE INDEX ix_received_packages_period_unit_code ON received_packages (period, unit_code);

CREATE TABLE returns (
    period VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    cutoff VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    opened_at VARCHAR NOT NULL,
    narrative VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_returns PRIMARY KEY (id),
    CONSTRAINT uq_returns_period_revision UNIQUE (period, revision)
);

CREATE TABLE settings (
    value VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_settings PRIMARY KEY (id)
);

CREATE TABLE trust_lists (
    serial INTEGER NOT NULL,
    sha256 VARCHAR NOT NULL,
    installed_at VARCHAR NOT NULL,
    data BLOB NOT NULL,
    CONSTRAINT pk_trust_lists PRIMARY KEY (serial)
);

CREATE TABLE answers (
    return_id VARCHAR NOT NULL,
    finding VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_answers PRIMARY KEY (id),
    CONSTRAINT uq_answers_return_id_finding UNIQUE (return_id, finding),
    CONSTRAINT fk_answers_return_id_returns FOREIGN KEY(return_id) REFERENCES returns (id)
);

CREATE TABLE charter_capitals (
    organisation_id VARCHAR NOT NULL,
    "on" VARCHAR NOT NULL,
    amount INTEGER NOT NULL,
    document VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_charter_capitals PRIMARY KEY (id),
    CONSTRAINT amount_not_negative CHECK (amount >= 0),
    CONSTRAINT uq_charter_capitals_organisation_id_on UNIQUE (organisation_id, "on"),
    CONSTRAINT fk_charter_capitals_organisation_id_organisations FOREIGN KEY(organisation_id) REFERENCES organisations (id)
);

CREATE TABLE debts (
    organisation_id VARCHAR NOT NULL,
    creditor_kind VARCHAR NOT NULL,
    creditor VARCHAR NOT NULL,
    contract VARCHAR NOT NULL,
    group_scheme VARCHAR,
    group_code VARCHAR,
    started_on VARCHAR,
    due_on VARCHAR,
    measure VARCHAR,
    decision VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    deleted INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_debts PRIMARY KEY (id),
    CONSTRAINT fk_debts_organisation_id_organisations FOREIGN KEY(organisation_id) REFERENCES organisations (id)
);

CREATE INDEX ix_debts_creditor_kind ON debts (creditor_kind);

CREATE INDEX ix_debts_organisation_id ON debts (organisation_id);

CREATE TABLE evaluations (
    organisation_id VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    definition VARCHAR NOT NULL,
    score INTEGER,
    rank VARCHAR,
    effective INTEGER,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_evaluations PRIMARY KEY (id),
    CONSTRAINT uq_evaluations_organisation_id_year_definition UNIQUE (organisation_id, year, definition),
    CONSTRAINT fk_evaluations_organisation_id_organisations FOREIGN KEY(organisation_id) REFERENCES organisations (id)
);

CREATE TABLE given_figures (
    return_id VARCHAR NOT NULL,
    form VARCHAR NOT NULL,
    "row" VARCHAR NOT NULL,
    "column" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_given_figures PRIMARY KEY (id),
    CONSTRAINT uq_given_figures_return_id_form_row_column UNIQUE (return_id, form, "row", "column"),
    CONSTRAINT fk_given_figures_return_id_returns FOREIGN KEY(return_id) REFERENCES returns (id)
);

CREATE TABLE journal (
    id INTEGER NOT NULL,
    change_id INTEGER NOT NULL,
    table_name VARCHAR NOT NULL,
    record_id VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    old VARCHAR,
    new VARCHAR,
    CONSTRAINT pk_journal PRIMARY KEY (id),
    CONSTRAINT fk_journal_change_id_changes FOREIGN KEY(change_id) REFERENCES changes (id)
);

CREATE INDEX ix_journal_change_id ON journal (change_id);

CREATE INDEX ix_journal_table_name_record_id ON journal (table_name, record_id);

CREATE TABLE managers (
    organisation_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    position VARCHAR NOT NULL,
    training_level VARCHAR,
    insured INTEGER,
    insurance_supported INTEGER,
    from_on VARCHAR,
    to_on VARCHAR,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_managers PRIMARY KEY (id),
    CONSTRAINT fk_managers_organisation_id_organisations FOREIGN KEY(organisation_id) REFERENCES organisations (id),
    CONSTRAINT fk_managers_person_id_people FOREIGN KEY(person_id) REFERENCES people (id)
);

CREATE INDEX ix_managers_organisation_id ON managers (organisation_id);

CREATE INDEX ix_managers_person_id ON managers (person_id);

CREATE TABLE memberships (
    organisation_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    capital INTEGER,
    certificate VARCHAR NOT NULL,
    joined_on VARCHAR,
    left_on VARCHAR,
    leave_reason VARCHAR,
    works INTEGER,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_memberships PRIMARY KEY (id),
    CONSTRAINT capital_not_negative CHECK (capital IS NULL OR capital >= 0),
    CONSTRAINT fk_memberships_organisation_id_organisations FOREIGN KEY(organisation_id) REFERENCES organisations (id),
    CONSTRAINT fk_memberships_person_id_people FOREIGN KEY(person_id) REFERENCES people (id)
);

CREATE INDEX ix_memberships_organisation_id ON memberships (organisation_id);

CREATE INDEX ix_memberships_person_id ON memberships (person_id);

CREATE TABLE received_figures (
    sha256 VARCHAR NOT NULL,
    form VARCHAR NOT NULL,
    "row" VARCHAR NOT NULL,
    "column" VARCHAR NOT NULL,
    value VARCHAR,
    origin VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    CONSTRAINT pk_received_figures PRIMARY KEY (sha256, form, "row", "column"),
    CONSTRAINT fk_received_figures_sha256_received_packages FOREIGN KEY(sha256) REFERENCES received_packages (sha256)
)
 WITHOUT ROWID;

CREATE TABLE results (
    organisation_id VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    workers INTEGER,
    workers_new INTEGER,
    workers_members INTEGER,
    workers_women INTEGER,
    workers_minority INTEGER,
    workers_trained INTEGER,
    workers_insured INTEGER,
    revenue INTEGER,
    revenue_internal INTEGER,
    profit INTEGER,
    wages INTEGER,
    paid_to_budget INTEGER,
    working_capital INTEGER,
    assets INTEGER,
    undivided_assets INTEGER,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_results PRIMARY KEY (id),
    CONSTRAINT uq_results_organisation_id_period UNIQUE (organisation_id, period),
    CONSTRAINT fk_results_organisation_id_organisations FOREIGN KEY(organisation_id) REFERENCES organisations (id)
);

CREATE INDEX ix_results_period ON results (period);

CREATE TABLE sealed (
    return_id VARCHAR NOT NULL,
    data BLOB NOT NULL,
    sha256 VARCHAR NOT NULL,
    sealed_at VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    CONSTRAINT pk_sealed PRIMARY KEY (return_id),
    CONSTRAINT fk_sealed_return_id_returns FOREIGN KEY(return_id) REFERENCES returns (id)
);

CREATE TABLE sent_packages (
    sha256 VARCHAR NOT NULL,
    return_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    sent_at VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    package BLOB NOT NULL,
    CONSTRAINT pk_sent_packages PRIMARY KEY (sha256),
    CONSTRAINT fk_sent_packages_return_id_returns FOREIGN KEY(return_id) REFERENCES returns (id)
);

CREATE TABLE standings (
    organisation_id VARCHAR NOT NULL,
    "on" VARCHAR NOT NULL,
    event VARCHAR NOT NULL,
    legal_status VARCHAR,
    operational_status VARCHAR,
    document VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_standings PRIMARY KEY (id),
    CONSTRAINT fk_standings_organisation_id_organisations FOREIGN KEY(organisation_id) REFERENCES organisations (id)
);

CREATE INDEX ix_standings_legal_status_organisation_id_on ON standings (legal_status, organisation_id, "on");

CREATE INDEX ix_standings_organisation_id_on ON standings (organisation_id, "on");

CREATE TABLE debt_entries (
    debt_id VARCHAR NOT NULL,
    "on" VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    amount INTEGER NOT NULL,
    document VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_debt_entries PRIMARY KEY (id),
    CONSTRAINT amount_not_negative CHECK (amount >= 0),
    CONSTRAINT fk_debt_entries_debt_id_debts FOREIGN KEY(debt_id) REFERENCES debts (id)
);

CREATE INDEX ix_debt_entries_debt_id_on ON debt_entries (debt_id, "on");
