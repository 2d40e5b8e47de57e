create table organisation (
  organisation_id uuid primary key,
  name text not null,
  credit_code char(18) not null constraint organisation_credit_code_once unique,
  is_institution boolean not null default false,
  is_employer boolean not null default false,
  is_assessment_body boolean not null default false,
  division_code char(6) not null references division,
  division_path ltree not null,
  licence_number text,
  institution_type text,
  address text,
  legal_representative text,
  phone_cipher bytea,
  phone_masked text,
  agreement_from date,
  agreement_until date,
  occupation_scope text[] not null default '{}',
  occupation_scope_text text,
  highest_level smallint check (highest_level between 1 and 5),
  employer_kind text check (employer_kind in ('enterprise', 'cooperative', 'poverty-workshop', 'sole-trader', 'private-non-enterprise')),
  employer_size text check (employer_size in ('micro', 'small', 'medium', 'large')),
  sector text,
  sector_text text,
  self_assessment_listed boolean,
  source text not null,
  created_at timestamptz not null,
  version int not null default 1,
  constraint organisation_some_kind check (is_institution or is_employer or is_assessment_body)
);
comment on table organisation is 'Training institutions, employers and assessment bodies; one credit code is one organisation. agreement_until is the first day after the agreement.';
create index organisation_division on organisation using gist (division_path);

create table organisation_suspension (
  organisation_id uuid not null references organisation,
  suspension_id uuid not null,
  suspended_on date not null,
  lifted_on date,
  reason text not null,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint organisation_suspension_pk primary key (organisation_id, suspension_id),
  constraint organisation_suspension_apart exclude using gist (organisation_id with =, daterange(suspended_on, lifted_on) with &&)
);
comment on table organisation_suspension is 'Loss of the right to train (LC-12): from suspended_on on, no class that starts brings a subsidy.';

create table organisation_bank_account (
  organisation_id uuid not null references organisation,
  bank_account_id uuid not null,
  bank_name text not null,
  account_name text not null,
  number_cipher bytea not null,
  number_last4 text not null,
  blind_index bytea not null,
  in_use boolean not null default true,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint organisation_bank_account_pk primary key (organisation_id, bank_account_id),
  constraint organisation_bank_account_once unique (organisation_id, blind_index)
);
create unique index organisation_bank_account_one_in_use on organisation_bank_account (organisation_id) where in_use;

create table subsidy_standard (
  standard_id uuid primary key,
  policy_id text not null,
  division_code char(6) not null references division,
  benefit text not null,
  training_kind text,
  occupation_code text,
  level smallint check (level between 1 and 5),
  certificate_kind text,
  unit text not null check (unit in ('person', 'day', 'hour', 'month')),
  amount_fen bigint not null check (amount_fen >= 0),
  shortage_uplift_percent int check (shortage_uplift_percent between 0 and 500),
  in_force daterange not null check (not isempty(in_force)),
  source text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint subsidy_standard_one_at_a_time exclude using gist (
    policy_id with =, division_code with =, benefit with =, coalesce(training_kind, '') with =,
    coalesce(occupation_code, '') with =, coalesce(level, 0) with =, coalesce(certificate_kind, '') with =, in_force with &&)
);
comment on table subsidy_standard is 'The city''s amounts (LC-8). Two rows in force for the same cells cannot exist.';

create table scarce_occupation (
  scarce_id uuid primary key,
  policy_id text not null,
  division_code char(6) not null references division,
  occupation_code text not null,
  in_force daterange not null check (not isempty(in_force)),
  source text not null,
  recorded_at timestamptz not null,
  constraint scarce_occupation_one_at_a_time exclude using gist (
    policy_id with =, division_code with =, occupation_code with =, in_force with &&)
);

create table training_project (
  project_id uuid primary key,
  organisation_id uuid not null references organisation,
  occupation_code text,
  name text not null,
  highest_level smallint,
  source text not null,
  constraint training_project_once unique (organisation_id, name)
);
comment on table training_project is 'What an institution offers, as its catalogue row says: the public catalogue shows these.';
