-- Households: who lives together where, and what is planned for each of them (GS-3-1: a plan for each household).
create table household_counter (
  county_code char(6) primary key references division,
  last_number int not null check (last_number > 0)
);
comment on table household_counter is 'The last number given to a household of a county. Holds no person, so it has no row policy.';
grant select, insert, update on household_counter to jilu_app;

create table household (
  household_id uuid primary key,
  number text not null unique check (number ~ '^\d{6}-\d{6}$'),
  list_number text,
  county_code char(6) not null references division,
  village_code text references division,
  division_path ltree not null,
  address text,
  head_id bigint not null references person,
  status text not null constraint household_status_known check (status in ('standing', 'merged', 'dissolved')),
  merged_into uuid references household,
  made_at timestamptz not null,
  made_by uuid not null,
  version int not null default 1,
  constraint household_merged check ((status = 'merged') = (merged_into is not null)),
  constraint household_in_county check (nlevel(division_path) >= 3)
);
comment on table household is 'People who live together. number is ours; list_number is what the department of rural revitalisation calls it, null where its lists do not know it.';
comment on column household.division_path is 'That of the village; of the county while nobody has said which village.';
comment on column household.head_id is 'The head (户主): a member while the household stands.';
create unique index household_list_number on household (county_code, list_number)
  where status = 'standing' and list_number is not null;
create index household_place on household using gist (division_path);
create index household_village on household (village_code);
create trigger household_fence before update of status on household
  for each row execute function status_fence('household');

create table household_member (
  member_id uuid primary key,
  household_id uuid not null references household,
  person_id bigint not null references person,
  division_path ltree not null,
  relation text not null,
  from_on date not null,
  until_on date,
  join_reason text,
  leave_reason text,
  constraint household_member_days check (until_on is null or from_on <= until_on),
  constraint household_member_left check ((until_on is null) = (leave_reason is null)),
  constraint household_member_one_at_a_time exclude using gist (person_id with =, daterange(from_on, until_on) with &&)
);
comment on table household_member is 'Who belongs to a household from when until when (the day itself is no longer of it); one household at a time, in whichever county.';
create index household_member_of on household_member (household_id);
create unique index household_member_standing on household_member (person_id) where until_on is null;

create table household_measure (
  measure_id uuid primary key,
  household_id uuid not null references household,
  division_path ltree not null,
  need text not null,
  measure text not null,
  responsible text not null,
  due_on date not null,
  status text not null constraint household_measure_status_known check (status in ('planned', 'done', 'dropped')),
  done_on date,
  result text,
  reason text,
  planned_at timestamptz not null,
  planned_by uuid not null,
  ended_by uuid,
  version int not null default 1,
  constraint household_measure_done check ((status = 'done') = (done_on is not null and result is not null)),
  constraint household_measure_dropped check ((status = 'dropped') = (reason is not null))
);
comment on table household_measure is 'The plan of a household (一户一策): the need that somebody saw, what is to be done, by whom and by when, and what came of it.';
create index household_measure_of on household_measure (household_id);
create trigger household_measure_fence before update of status on household_measure
  for each row execute function status_fence('household-measure');

insert into status_transition (entity, from_status, to_status) values
  ('household', 'standing', 'merged'), ('household', 'standing', 'dissolved'),
  ('household-measure', 'planned', 'done'), ('household-measure', 'planned', 'dropped');

create function own_household() returns uuid language plpgsql stable as $$
declare
  mine bigint := access_person();
  kept text;
  found uuid;
begin
  if mine is null then return null; end if;
  kept := coalesce(current_setting('app.scope_kind', true), '');
  perform set_config('app.scope_kind', 'system', true);
  select m.household_id into found from household_member m where m.person_id = mine and m.until_on is null;
  perform set_config('app.scope_kind', kept, true);
  return found;
end $$;
comment on function own_household is 'The household of the person whose account this is; null for anybody else. Looks past the row policies for that one row.';

create function own_household_names() returns table (person_id bigint, name text) language plpgsql stable as $$
#variable_conflict use_column
declare
  mine uuid := own_household();
  kept text;
begin
  if mine is null then return; end if;
  kept := coalesce(current_setting('app.scope_kind', true), '');
  perform set_config('app.scope_kind', 'system', true);
  return query select p.person_id, p.name from household_member m join person p on p.person_id = m.person_id
    where m.household_id = mine and m.until_on is null;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function own_household_names is 'What a member of a household sees of the others: their names.';

create function number_households(county char(6), how_many int) returns int language sql as $$
  insert into household_counter (county_code, last_number) values (county, how_many)
  on conflict (county_code) do update set last_number = household_counter.last_number + how_many
  returning last_number - how_many + 1
$$;
comment on function number_households is 'Takes so many numbers of a county and answers the first.';

alter table household enable row level security;
alter table household force row level security;
create policy scope on household using (access_allows(division_path, null)) with check (access_allows(division_path, null));
create policy own on household for select
  using (current_setting('app.scope_kind', true) = 'person' and household_id = own_household());
grant select, insert, update on household to jilu_app;
alter table household_member enable row level security;
alter table household_member force row level security;
create policy scope on household_member using (access_allows(division_path, null)) with check (access_allows(division_path, null));
create policy own on household_member for select
  using (current_setting('app.scope_kind', true) = 'person' and household_id = own_household());
grant select, insert, update on household_member to jilu_app;
alter table household_measure enable row level security;
alter table household_measure force row level security;
create policy scope on household_measure using (access_allows(division_path, null)) with check (access_allows(division_path, null));
create policy own on household_measure for select
  using (current_setting('app.scope_kind', true) = 'person' and household_id = own_household());
grant select, insert, update on household_measure to jilu_app;

create trigger household_change after insert or update or delete on household for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('household_id');
create trigger household_member_change after insert or update or delete on household_member for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('member_id');

create view household_status with (security_invoker = true) as
  select h.household_id, h.number, h.county_code, h.village_code, h.division_path, h.head_id, h.status, h.made_at,
    (select count(*)::int from household_member m where m.household_id = h.household_id and m.until_on is null) as members,
    (select count(*)::int from household_measure e where e.household_id = h.household_id and e.status = 'planned') as planned,
    (select count(*)::int from household_measure e where e.household_id = h.household_id and e.status = 'done') as done,
    (select count(*)::int from household_measure e where e.household_id = h.household_id and e.status = 'dropped') as dropped
  from household h;
comment on view household_status is 'Published by households: a household, where it is, how many it has, and how its plan stands.';
grant select on household_status to jilu_app;
