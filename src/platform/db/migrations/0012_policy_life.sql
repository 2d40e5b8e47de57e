-- The life of a policy version: what officials may change of a notice, dated and by two people; the texts of the law
-- that decisions were made by; dry runs; and determinations for a whole region and year.

create table law_text (
  version text primary key check (version ~ '^[a-z0-9-]+@[0-9a-f]{12}$'),
  content text not null,
  recorded_at timestamptz not null
);
comment on table law_text is 'Every text a decision was made by, under the version that the decision names: packs, layers, amounts of a division. By it an old decision can be made again to the byte.';
create trigger law_text_append_only before update or delete on law_text for each row execute function refuse_change();

create table finding_pattern (
  pattern text primary key check (pattern ~ '^[0-9a-f]{16}$'),
  policy_id text not null,
  findings jsonb not null
);
comment on table finding_pattern is 'Clause, check and verdict of a decision without anybody''s facts. Decisions share few patterns, so figures by clause are counted without opening one.';
create trigger finding_pattern_append_only before update or delete on finding_pattern for each row execute function refuse_change();

alter table determination add column amounts_version text references law_text;
alter table determination add column pattern text references finding_pattern;
comment on column determination.amounts_version is 'The amounts it was decided by; null in rows of the first form, which carry them sealed.';
create index determination_pattern on determination (pattern, claimed_on) where superseded_by is null;
create index determination_division on determination using gist (division_path) where superseded_by is null;

create table policy_version (
  version_id uuid primary key,
  policy_id text not null,
  division_code char(6) not null references division,
  division_path ltree not null,
  number text not null constraint policy_version_number_once unique,
  title text not null,
  document text not null,
  effective_on date not null,
  changes jsonb not null,
  status text not null check (status in ('draft', 'submitted', 'returned', 'approved', 'rejected', 'withdrawn')),
  created_at timestamptz not null,
  created_by uuid not null references account,
  approved_at timestamptz,
  version int not null default 1,
  constraint policy_version_approved check ((status = 'approved') = (approved_at is not null))
);
comment on table policy_version is 'Changes of a notice''s tables for one division from one day on. Scheduled, in force and superseded follow from the day.';
create unique index policy_version_one_a_day on policy_version (policy_id, division_code, effective_on) where status = 'approved';
create trigger policy_version_fence before update of status on policy_version
  for each row execute function status_fence('policy-version');
insert into status_transition (entity, from_status, to_status) values
  ('policy-version', 'draft', 'submitted'), ('policy-version', 'draft', 'withdrawn'),
  ('policy-version', 'returned', 'submitted'), ('policy-version', 'returned', 'withdrawn'),
  ('policy-version', 'submitted', 'approved'), ('policy-version', 'submitted', 'returned'),
  ('policy-version', 'submitted', 'rejected');

alter table approval_case drop constraint approval_case_subject_type_check;
alter table approval_case add constraint approval_case_subject_type_check
  check (subject_type in ('class-filing', 'claim', 'payment-batch', 'budget', 'line-release', 'objection', 'policy-version'));

create table policy_setting (
  setting_id uuid primary key,
  policy_id text not null,
  division_code char(6) not null references division,
  setting_key text not null,
  setting_value jsonb not null,
  in_force daterange not null check (not isempty(in_force)),
  source text not null,
  policy_version_id uuid references policy_version,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint policy_setting_one_at_a_time exclude using gist (
    policy_id with =, division_code with =, setting_key with =, in_force with &&)
);
comment on table policy_setting is 'What a division has set otherwise than the pack: groups, caps, thresholds, dates, deadlines, layers switched on. Each with its days and the version that set it.';

alter table subsidy_standard add column policy_version_id uuid references policy_version;
alter table scarce_occupation add column policy_version_id uuid references policy_version;

create table policy_dry_run (
  run_id uuid primary key,
  version_id uuid not null references policy_version,
  division_path ltree not null,
  content_digest bytea not null,
  period_from date not null,
  period_through date not null,
  summary jsonb not null,
  ran_at timestamptz not null,
  ran_by uuid not null references account,
  constraint policy_dry_run_period check (period_from <= period_through)
);
comment on column policy_dry_run.content_digest is 'Of the changes it was run over: a draft changed since has not been tried.';
create index policy_dry_run_version on policy_dry_run (version_id, ran_at);

create table policy_dry_run_line (
  person_id bigint not null references person,
  run_id uuid not null references policy_dry_run on delete cascade,
  line_key text not null,
  division_code char(6) not null,
  division_path ltree not null,
  benefit text not null,
  group_code text not null,
  direction text not null check (direction in ('gains', 'loses', 'same')),
  before_outcome text not null,
  after_outcome text not null,
  before_fen bigint not null check (before_fen >= 0),
  after_fen bigint not null check (after_fen >= 0),
  clause text,
  check_name text,
  constraint policy_dry_run_line_pk primary key (person_id, run_id, line_key)
);
create index policy_dry_run_line_run on policy_dry_run_line (run_id, direction, person_id);

create table mass_run (
  run_id uuid primary key,
  number text not null constraint mass_run_number_once unique,
  division_code char(6) not null references division,
  division_path ltree not null,
  year int not null check (year between 2018 and 2100),
  as_of date not null,
  status text not null check (status in ('running', 'stopped', 'failed', 'done')),
  person_total int not null check (person_total >= 0),
  person_done int not null default 0 check (person_done >= 0),
  cursor_person bigint,
  line_count int not null default 0,
  written_count int not null default 0,
  counts jsonb not null default '{}',
  fault text,
  started_at timestamptz not null,
  started_by uuid not null references account,
  beat_at timestamptz not null,
  finished_at timestamptz,
  version int not null default 1,
  constraint mass_run_progress check (person_done <= person_total),
  constraint mass_run_finished check ((status = 'done') = (finished_at is not null))
);
comment on table mass_run is 'Determination of everybody of a region and year, person by person; cursor_person is the last one finished, from where a stopped run goes on.';
create unique index mass_run_one_at_a_time on mass_run (division_code, year) where status = 'running';
create trigger mass_run_fence before update of status on mass_run
  for each row execute function status_fence('mass-run');
insert into status_transition (entity, from_status, to_status) values
  ('mass-run', 'running', 'stopped'), ('mass-run', 'running', 'failed'), ('mass-run', 'running', 'done'),
  ('mass-run', 'stopped', 'running'), ('mass-run', 'failed', 'running');

create table mass_run_block (
  person_id bigint not null references person,
  line_key text not null,
  division_path ltree not null,
  run_id uuid not null references mass_run,
  message text not null,
  found_at timestamptz not null,
  constraint mass_run_block_once primary key (person_id, line_key)
);
comment on table mass_run_block is 'Money was granted on a line of somebody whom the register says was gone by its last day (R07): no law decides such a line, two people must look at it. Written anew by each run.';

create function clause_figures(from_day date, through_day date, under ltree)
  returns table (clause text, verdict text, decisions bigint) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select carried.clause, carried.verdict, sum(n.decisions)::bigint
    from (select d.pattern, count(*) as decisions from determination d
      where d.superseded_by is null and d.pattern is not null and d.claimed_on between from_day and through_day
        and (under is null or d.division_path <@ under) group by d.pattern) n
    join finding_pattern p using (pattern) cross join lateral (
      -- Several checks may rest on one clause: a decision counts once for it, not met before unknown before met.
      select f ->> 'clause' as clause, case when bool_or(f ->> 'verdict' = 'not-met') then 'not-met'
        when bool_or(f ->> 'verdict' = 'unknown') then 'unknown' else 'met' end as verdict
      from jsonb_array_elements(p.findings) f group by 1) carried
    group by 1, 2;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function clause_figures is 'How many decisions a clause carried, by verdict. Numbers only, so it may look past the row policies and be shown to everybody.';

grant select on law_text, finding_pattern, policy_version, policy_setting, policy_dry_run, policy_dry_run_line, mass_run,
  mass_run_block to jilu_app;
grant insert on law_text, finding_pattern, policy_dry_run, policy_dry_run_line, mass_run_block to jilu_app;
grant insert, update on policy_version, policy_setting, mass_run to jilu_app;
grant delete on policy_dry_run, policy_dry_run_line, mass_run_block to jilu_app;

do $$
declare t text;
begin
  foreach t in array array['policy_version', 'policy_dry_run', 'policy_dry_run_line', 'mass_run', 'mass_run_block'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope on %I using (access_allows(division_path, null)) with check (access_allows(division_path, null))', t);
  end loop;
end $$;
