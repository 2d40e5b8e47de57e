-- Lists of the department of rural revitalisation (SX-2-2a): who is lifted out of poverty, watched, or was poor until 2020.
create table duty_list (
  list_id uuid primary key,
  kind text not null constraint duty_list_kind_known check (kind in ('lifted', 'monitored', 'poor-until-2020')),
  county_code char(6) not null references division,
  division_path ltree not null,
  listed_on date not null,
  source text not null,
  row_count int not null,
  added int not null,
  changed int not null,
  gone int not null,
  unchanged int not null,
  conflicts int not null,
  applied_at timestamptz not null,
  applied_by uuid not null
);
comment on table duty_list is 'One dated list of one kind and one county as it was applied: how many came, changed, went, and were not clear.';
create index duty_list_latest on duty_list (county_code, kind, listed_on desc);

create table duty_entry (
  entry_id uuid primary key,
  person_id bigint not null references person,
  kind text not null constraint duty_entry_kind_known check (kind in ('lifted', 'monitored', 'poor-until-2020')),
  county_code char(6) not null references division,
  division_path ltree not null,
  village_code text references division,
  list_household text not null,
  list_village text,
  list_name text not null,
  relation text,
  recognised_on date,
  from_on date not null,
  until_on date,
  first_list_id uuid not null references duty_list deferrable initially deferred,
  last_list_id uuid not null references duty_list deferrable initially deferred,
  ended_list_id uuid references duty_list deferrable initially deferred,
  constraint duty_entry_ended check ((until_on is null) = (ended_list_id is null)),
  constraint duty_entry_days check (until_on is null or from_on <= until_on)
);
comment on table duty_entry is 'Who stands on a duty list since when; ended by the first list that no longer names the person (that day is no longer of it).';
comment on column duty_entry.list_name is 'The name, household and village as the list wrote them: an unchanged row of the next list is known by them.';
comment on column duty_entry.village_code is 'The village that holds: of the person''s household, else the one of the list.';
create unique index duty_entry_one_live on duty_entry (person_id, kind, county_code) where until_on is null;
create index duty_entry_of_list on duty_entry (county_code, kind) where until_on is null;
create index duty_entry_place on duty_entry using gist (division_path);
create index duty_entry_first on duty_entry (first_list_id);
create index duty_entry_gone on duty_entry (ended_list_id) where ended_list_id is not null;

create table duty_conflict (
  conflict_id uuid primary key,
  list_id uuid not null references duty_list,
  person_id bigint not null references person,
  division_path ltree not null,
  kind text not null constraint duty_conflict_kind_known check (kind in ('other-village', 'other-household', 'other-name')),
  household_id uuid references household,
  ours text not null,
  theirs text not null,
  their_row jsonb not null,
  status text not null constraint duty_conflict_status_known
    check (status in ('open', 'kept-ours', 'took-theirs', 'sent-back')),
  raised_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  reason text,
  version int not null default 1,
  constraint duty_conflict_decided check ((status = 'open') = (decided_at is null)
    and (decided_at is null) = (decided_by is null) and (decided_at is null) = (reason is null))
);
comment on table duty_conflict is 'Where a duty list says something else than what stands: a person decides, with a reason; nothing is overwritten before.';
create index duty_conflict_open on duty_conflict (raised_at) where status = 'open';
create index duty_conflict_person on duty_conflict (person_id);
create unique index duty_conflict_one_open on duty_conflict (person_id, kind, division_path) where status = 'open';
create trigger duty_conflict_fence before update of status on duty_conflict
  for each row execute function status_fence('duty-conflict');
insert into status_transition (entity, from_status, to_status) values
  ('duty-conflict', 'open', 'kept-ours'), ('duty-conflict', 'open', 'took-theirs'), ('duty-conflict', 'open', 'sent-back');

create table duty_draft (
  draft_id uuid not null,
  row_no int not null,
  person_key bytea not null,
  list_household text not null,
  list_village text,
  village_code text,
  name text not null,
  relation text,
  recognised_on date
);
alter table duty_draft set unlogged;
comment on table duty_draft is 'A list while it is compared: written, read and emptied within one transaction, so that nobody else ever sees a row of it, and it has no row policy and no log.';
grant select, insert, delete on duty_draft to jilu_app;

alter table duty_list enable row level security;
alter table duty_list force row level security;
create policy scope on duty_list using (access_allows(division_path, null)) with check (access_allows(division_path, null));
grant select, insert, update on duty_list to jilu_app;
create trigger duty_list_change after insert or update or delete on duty_list for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('list_id');
alter table duty_entry enable row level security;
alter table duty_entry force row level security;
create policy scope on duty_entry using (access_allows(division_path, null)) with check (access_allows(division_path, null));
grant select, insert, update on duty_entry to jilu_app;
create trigger duty_entry_change after insert or update or delete on duty_entry for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('entry_id');
alter table duty_conflict enable row level security;
alter table duty_conflict force row level security;
create policy scope on duty_conflict using (access_allows(division_path, null)) with check (access_allows(division_path, null));
grant select, insert, update on duty_conflict to jilu_app;
create trigger duty_conflict_change after insert or update or delete on duty_conflict for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('conflict_id');
create policy own on duty_entry for select using (person_id = access_person());

create function people_in_households(people bigint[]) returns setof bigint language plpgsql stable as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query select m.person_id from household_member m where m.person_id = any (people) and m.until_on is null;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function people_in_households is 'Of these people those who belong to a household somewhere, in reach or not: a list of one county must not fail by a card of another. Says nothing else of them.';

create view household_person with (security_invoker = true) as
  select m.person_id, m.household_id, h.number as household_number, h.village_code, h.division_path, m.relation, m.from_on,
    coalesce((select array_agg(distinct e.kind order by e.kind) from duty_entry e
      where e.person_id = m.person_id and e.county_code = h.county_code and e.until_on is null), '{}') as duty_kinds
  from household_member m join household h on h.household_id = m.household_id
  where m.until_on is null and h.status = 'standing';
comment on view household_person is 'Published by households: who lives in which household and village today, and on which duty lists each stands.';
create view duty_person with (security_invoker = true) as
  select e.person_id, e.kind, e.from_on, e.until_on, e.village_code, e.division_path, e.county_code from duty_entry e;
comment on view duty_person is 'Published by households: who stands or stood on which duty list, from when until when (that day no longer), in which village.';
create view duty_conflict_status with (security_invoker = true) as
  select c.conflict_id, c.list_id, c.person_id, c.division_path, c.kind, c.status, c.raised_at from duty_conflict c;
comment on view duty_conflict_status is 'Published by households: what a duty list and the record say differently, and whether somebody has decided.';
grant select on household_person, duty_person, duty_conflict_status to jilu_app;
