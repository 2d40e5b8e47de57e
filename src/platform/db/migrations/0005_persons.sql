create table person (
  person_id bigint primary key,
  name text not null,
  id_number_cipher bytea not null,
  id_number_masked text not null,
  sex text not null check (sex in ('male', 'female')),
  birth_on date not null,
  phone_cipher bytea,
  phone_masked text,
  id_number_confirmed boolean not null default true,
  created_at timestamptz not null,
  version int not null default 1
);
create index person_name on person (name text_pattern_ops);
comment on table person is 'One row a human being. The number itself exists only encrypted; person_id stays when a number is corrected.';

create table person_registry (
  blind_index bytea primary key,
  person_id bigint not null references person deferrable initially deferred
);
comment on table person_registry is 'HMAC of the normalised ID number to person: the only unique key without person_id. Holds no readable data, so it has no row policy.';

create table person_tie (
  person_id bigint not null references person deferrable initially deferred,
  division_path ltree not null,
  organisation_id uuid,
  constraint person_tie_once unique nulls not distinct (person_id, division_path, organisation_id)
);
create index person_tie_division on person_tie using gist (division_path);
create index person_tie_organisation on person_tie (organisation_id);
comment on table person_tie is 'Which county and organisation has to do with a person; who has no tie sees no row.';

create table person_bank_account (
  person_id bigint not null references person,
  bank_account_id uuid not null,
  bank_name text,
  account_name text,
  number_cipher bytea not null,
  number_last4 text not null,
  blind_index bytea not null,
  usable boolean not null,
  unusable_reason text,
  recorded_at timestamptz not null,
  source text not null,
  constraint person_bank_account_pk primary key (person_id, bank_account_id),
  constraint person_bank_account_once unique (person_id, blind_index),
  constraint person_bank_account_reason check (usable or unusable_reason is not null)
);
create index person_bank_account_shared on person_bank_account (blind_index);

create table department_answer (
  answer_id uuid primary key,
  department text not null,
  division_path ltree not null,
  mode text not null check (mode in ('per-person', 'hits-only')),
  answered_on date not null,
  file_name text not null,
  file_digest bytea not null,
  row_count int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint department_answer_once unique (division_path, department, file_digest)
);
comment on table department_answer is 'One answer of another department, as a file with its day. A hits-only answer says no for every person asked and not named.';

create table person_fact (
  person_id bigint not null references person,
  fact_id uuid not null,
  kind text not null check (kind in ('population', 'social-insurance', 'public-payroll', 'pension', 'poverty-register',
    'minimum-living', 'employment-service', 'market-entity', 'school-enrolment', 'subsidy-history')),
  known_on date not null,
  source_department text not null,
  answer_id uuid references department_answer,
  payload_cipher bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_by uuid,
  constraint person_fact_pk primary key (person_id, fact_id)
);
create index person_fact_current on person_fact (person_id, kind) where superseded_by is null;
comment on table person_fact is 'What a department says of a person, dated. A new answer supersedes, nothing is overwritten; no row means not asked, never no.';

create function bank_account_shares(accounts bytea[])
  returns table (blind_index bytea, persons bigint) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select a.blind_index, count(distinct a.person_id) from person_bank_account a
    where a.blind_index = any (accounts) group by a.blind_index;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function bank_account_shares is 'R19: how many persons name one account, wherever they are known. Answers with numbers only, so it may look past the row policies.';
