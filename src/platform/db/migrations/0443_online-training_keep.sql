-- What online platforms report of hours, by whose key, and whether they answer (LC-9).
create table platform_key (
  key_id uuid primary key,
  platform_id uuid not null,
  platform_name text not null,
  division_code text not null references division,
  division_path ltree not null,
  kind text not null constraint platform_key_kind_known check (kind in ('hmac-sm3', 'sm2', 'token')),
  public_key text,
  secret_cipher bytea,
  token_index bytea,
  document text not null,
  status text not null constraint platform_key_status_known check (status in ('proposed', 'in-use', 'returned', 'withdrawn', 'ended')),
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  decided_on date,
  ended_on date,
  end_reason text,
  version int not null default 1,
  constraint platform_key_whole check ((kind = 'sm2') = (public_key is not null)
    and (kind = 'hmac-sm3') = (secret_cipher is not null) and (kind = 'token') = (token_index is not null)),
  constraint platform_key_ended check ((status = 'ended') = (ended_on is not null) and (ended_on is null) = (end_reason is null))
);
comment on table platform_key is 'By what a county knows that a report comes from a platform: a shared secret, a public key, or a token. Brought in by two people, ended by one.';
comment on column platform_key.platform_id is 'The entry of the open catalogue of platforms.';
comment on column platform_key.secret_cipher is 'The shared secret of HMAC-SM3, encrypted; it is never shown.';
comment on column platform_key.token_index is 'Keyed one-way value of the token; the token itself is not kept.';
create unique index platform_key_one on platform_key (division_code, platform_id, kind) where status in ('proposed', 'in-use');
create unique index platform_key_token on platform_key (token_index) where status in ('proposed', 'in-use');
create trigger platform_key_fence before update of status on platform_key
  for each row execute function status_fence('platform-key');

create table online_report (
  report_id uuid primary key,
  platform_id uuid not null,
  platform_name text not null,
  key_id uuid not null references platform_key,
  division_code text not null references division,
  division_path ltree not null,
  way text not null constraint online_report_way_known check (way in ('file', 'api')),
  content_digest bytea not null constraint online_report_digest check (octet_length(content_digest) = 32),
  courses_changed_on date,
  row_count int not null constraint online_report_rows check (row_count > 0),
  taken_count int not null,
  faults jsonb not null default '[]',
  received_at timestamptz not null,
  received_by uuid not null,
  constraint online_report_counts check (taken_count between 0 and row_count),
  constraint online_report_once unique (division_code, platform_id, content_digest)
);
comment on table online_report is 'One report of a platform as it came; the same report again is this row. Of rows that were not taken it holds the number and the code of the fault, never a number of a person.';
comment on column online_report.courses_changed_on is 'When the platform says that its courses changed last.';
create index online_report_desk on online_report (division_path, received_at desc);
create trigger online_report_stays before update or delete on online_report for each row execute function refuse_change();

create table online_hours (
  person_id bigint not null references person,
  report_id uuid not null references online_report,
  row_no int not null,
  class_id uuid not null references training_class,
  division_path ltree not null,
  platform_id uuid not null,
  course text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  seconds int not null constraint online_hours_seconds check (seconds >= 0),
  checks_asked int not null constraint online_hours_asked check (checks_asked >= 0),
  checks_answered int not null constraint online_hours_answered check (checks_answered >= 0),
  constraint online_hours_pk primary key (person_id, report_id, row_no),
  constraint online_hours_span check (from_at < until_at)
);
comment on table online_hours is 'What a platform says that a person learnt online, row by row as reported; nothing is added up or corrected here.';
comment on column online_hours.class_id is 'The class of the county that she was enrolled in on that day; a row of nobody enrolled is not taken.';
comment on column online_hours.seconds is 'Seconds of learning as the platform counts them.';
create index online_hours_of_class on online_hours (class_id);
create trigger online_hours_stays before update or delete on online_hours for each row execute function refuse_change();

create table platform_probe (
  probe_id uuid primary key,
  platform_id uuid not null,
  platform_name text not null,
  division_code text not null references division,
  division_path ltree not null,
  probed_at timestamptz not null,
  answered boolean not null,
  code int,
  courses_changed_on date,
  is_stale boolean,
  strikes int not null constraint platform_probe_strikes check (strikes >= 0)
);
comment on table platform_probe is 'Whether a platform of the catalogue answered on a day, and whether its courses were kept up. Strikes count the days in a row on which either failed; an answer with courses kept up begins from nothing.';
comment on column platform_probe.is_stale is 'Courses long not changed; null where no report says when they changed.';
create index platform_probe_newest on platform_probe (division_code, platform_id, probed_at desc);
create trigger platform_probe_stays before update or delete on platform_probe for each row execute function refuse_change();

insert into status_transition (entity, from_status, to_status) values
  ('platform-key', 'proposed', 'in-use'), ('platform-key', 'proposed', 'returned'), ('platform-key', 'proposed', 'withdrawn'),
  ('platform-key', 'in-use', 'ended');

alter table platform_key enable row level security;
alter table platform_key force row level security;
create policy scope on platform_key using (access_allows(division_path, null)) with check (access_allows(division_path, null));
alter table online_report enable row level security;
alter table online_report force row level security;
create policy scope on online_report using (access_allows(division_path, null)) with check (access_allows(division_path, null));
alter table online_hours enable row level security;
alter table online_hours force row level security;
create policy scope on online_hours using (access_allows(division_path, null)) with check (access_allows(division_path, null));
alter table platform_probe enable row level security;
alter table platform_probe force row level security;
create policy scope on platform_probe using (access_allows(division_path, null)) with check (access_allows(division_path, null));
-- The institution that taught the class reads what was reported of its trainees.
create policy of_class on online_hours for select using (exists (
  select 1 from training_class c where c.class_id = online_hours.class_id and access_allows(null, c.organisation_id)));
create policy own on online_hours for select using (person_id = access_person());
grant select, insert on online_report, online_hours, platform_probe to jilu_app;
grant select, insert on platform_key to jilu_app;
grant update (status, decided_on, ended_on, end_reason, version) on platform_key to jilu_app;

create view platform_key_status with (security_invoker = true) as
  select key_id, platform_id, platform_name, kind, document, status, proposed_at from platform_key;
comment on view platform_key_status is 'Published by online-training: which key of which platform waits or is in use; nothing of the key itself.';
grant select on platform_key_status to jilu_app;
