-- What is known of a person is corrected or supplied by one person and decided by another; what it was before stays.
create table person_correction (
  correction_id uuid primary key,
  person_id bigint not null references person,
  subject text not null check (subject in ('identity', 'population', 'public-payroll', 'pension', 'poverty-register',
    'minimum-living', 'employment-service', 'market-entity', 'school-enrolment')),
  changed text[] not null check (changed <@ array['name', 'id-number', 'phone', 'statement'] and cardinality(changed) > 0),
  before_cipher bytea,
  after_cipher bytea not null,
  division_path ltree not null,
  organisation_id uuid,
  reason text not null,
  document text not null,
  status text not null check (status in ('open', 'applied', 'returned', 'withdrawn')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_at timestamptz,
  version int not null default 1
);
comment on table person_correction is 'Name, number or phone of a person corrected, or one fact supplied: by whom, why, on what paper, and what stood there before. Values are encrypted.';
comment on column person_correction.subject is 'identity: name, number and phone; else the kind of the fact.';
comment on column person_correction.organisation_id is 'The organisation that proposed it; null when the bureau did.';
comment on column person_correction.before_cipher is 'What stood there before; null for a fact that nobody had stated.';
comment on column person_correction.decided_at is 'When a second person decided, or when it was applied at once; null while it is open.';
create unique index person_correction_one_open on person_correction (person_id, subject) where status = 'open';
create index person_correction_person on person_correction (person_id);
create index person_correction_division on person_correction using gist (division_path);
insert into status_transition (entity, from_status, to_status) values
  ('person-correction', 'open', 'applied'), ('person-correction', 'open', 'returned'),
  ('person-correction', 'open', 'withdrawn');
create trigger person_correction_fence before update of status on person_correction
  for each row execute function status_fence('person-correction');

alter table person_correction enable row level security;
alter table person_correction force row level security;
-- Whoever has to do with the person reads it; its own county decides.
create policy scope_read on person_correction for select using (access_allows(division_path, organisation_id) or exists (
  select 1 from person_tie tie where tie.person_id = person_correction.person_id
    and access_allows(tie.division_path, tie.organisation_id) offset 0));
create policy scope_add on person_correction for insert with check (access_allows(division_path, organisation_id));
create policy scope_change on person_correction for update using (access_allows(division_path, organisation_id));
grant select, insert on person_correction to jilu_app;
grant update (status, decided_at, version) on person_correction to jilu_app;

create view person_correction_waiting with (security_invoker = true) as
  select c.correction_id, c.person_id, p.name, c.subject, c.document, c.proposed_at, c.proposed_by
  from person_correction c join person p on p.person_id = c.person_id where c.status = 'open';
comment on view person_correction_waiting is 'Published by persons: corrections of persons and of facts that wait for a second person; never a value.';
grant select on person_correction_waiting to jilu_app;

create function person_is_shared(person bigint) returns boolean language plpgsql as $$
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare scope text := coalesce(current_setting('app.scope_kind', true), '');
declare is_shared boolean;
begin
  perform set_config('app.scope_kind', 'system', true);
  select count(*) > 1 into is_shared from person_tie t where t.person_id = person;
  perform set_config('app.scope_kind', scope, true);
  return is_shared;
end $$;
comment on function person_is_shared is 'Whether more than one county or organisation has to do with a person. Looks past the row policies and answers yes or no only.';
grant execute on function person_is_shared(bigint) to jilu_app;
