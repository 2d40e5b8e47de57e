-- Who wishes to learn, to be assessed or to work, as what, since when; and of whom there is no wish, with day and reason.
create table need (
  need_id uuid primary key,
  person_id bigint not null references person,
  division_path ltree not null,
  village_code text,
  kind text not null constraint need_kind_known check (kind in ('training', 'assessment', 'job')),
  occupation_code text references occupation,
  words text,
  wish_key text not null,
  mapped_by uuid,
  mapped_on date,
  wished_from date,
  place_wished text,
  destination text not null constraint need_destination_known check (destination in ('stay', 'leave', 'not-known')),
  where_to text,
  channel text not null,
  asked_by uuid not null,
  asked_on date not null,
  first_asked_on date not null,
  times int not null default 1,
  status text not null constraint need_status_known
    check (status in ('open', 'planned', 'served', 'withdrawn', 'lapsed')),
  class_id uuid,
  planned_on date,
  served_on date,
  served_by text constraint need_server_known check (served_by in ('class', 'hand')),
  certified boolean,
  paper text,
  end_reason text,
  end_note text,
  ended_on date,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint need_in_county check (nlevel(division_path) >= 3),
  constraint need_village_form check (village_code ~ '^\d{12}$'),
  constraint need_named check (occupation_code is not null or words is not null),
  constraint need_mapped_whole check ((mapped_by is null) = (mapped_on is null)
    and (mapped_by is null or occupation_code is not null)),
  constraint need_where check (where_to is null or destination = 'leave'),
  constraint need_asked check (first_asked_on <= asked_on and times > 0),
  constraint need_planned check ((status = 'planned') <= (class_id is not null and planned_on is not null)),
  constraint need_served check ((status = 'served') = (served_on is not null)
    and (status = 'served') = (served_by is not null) and (status = 'served') = (certified is not null)),
  constraint need_paper check ((served_by = 'hand') <= (paper is not null)),
  constraint need_ended check ((status in ('withdrawn', 'lapsed')) = (ended_on is not null)
    and (status = 'withdrawn') <= (end_reason is not null))
);
comment on table need is 'The ledger of needs (LN-2-1a): one row a wish of a person; asked again while it waits it is the same row, counted.';
comment on column need.village_code is 'The village she lives in, twelve digits; null where nobody said. division_path is that of the village, else of the county.';
comment on column need.words is 'Her own words, kept beside the occupation that somebody has read them as.';
comment on column need.wish_key is 'What makes it the same wish: the occupation, else her words without spaces and marks.';
comment on column need.mapped_by is 'Who confirmed that her words mean this occupation.';
comment on column need.where_to is 'Where she wants to go, in her words.';
comment on column need.channel is 'By which way it was learned: an entry of data/need-channels.yaml.';
comment on column need.first_asked_on is 'Since when she waits; asked_on is the last time, times how often.';
comment on column need.paper is 'By what a result outside the system is known.';
create unique index need_one_waiting on need (person_id, kind, wish_key, subpath(division_path, 0, 3))
  where status in ('open', 'planned');
comment on index need_one_waiting is 'The same wish of a person waits once in a county.';
create index need_of_person on need (person_id);
create index need_ledger on need (asked_on desc, need_id desc);
create index need_waiting on need (first_asked_on, need_id) where status = 'open';
create index need_place on need using gist (division_path);
create trigger need_fence before update of status on need for each row execute function status_fence('need');
alter table need enable row level security;
alter table need force row level security;
create policy scope on need using (access_allows(division_path, null)) with check (access_allows(division_path, null));
create policy own on need using (person_id = access_person()) with check (person_id = access_person());
grant select, insert, update on need to jilu_app;

create table contact_mark (
  mark_id uuid primary key,
  person_id bigint not null references person,
  division_path ltree not null,
  village_code text,
  kind text not null constraint contact_mark_kind_known check (kind in ('no-wish', 'not-reached')),
  reason text,
  tries int not null default 1,
  channel text not null,
  marked_on date not null,
  marked_by uuid not null,
  recorded_at timestamptz not null,
  status text not null constraint contact_mark_status_known check (status in ('standing', 'replaced', 'lapsed')),
  ended_on date,
  version int not null default 1,
  constraint contact_mark_in_county check (nlevel(division_path) >= 3),
  constraint contact_mark_village_form check (village_code ~ '^\d{12}$'),
  constraint contact_mark_reason check ((kind = 'not-reached') = (reason is not null)),
  constraint contact_mark_tries check (tries between 1 and 99),
  constraint contact_mark_ended check ((status = 'standing') = (ended_on is null))
);
comment on table contact_mark is 'Of whom there is no wish: she said so on a day, or she was not reached on a day, so often tried, for a reason of data/need-channels.yaml. A later wish or mark replaces it.';
create unique index contact_mark_one_standing on contact_mark (person_id, subpath(division_path, 0, 3))
  where status = 'standing';
create index contact_mark_place on contact_mark using gist (division_path);
create trigger contact_mark_fence before update of status on contact_mark
  for each row execute function status_fence('contact-mark');
alter table contact_mark enable row level security;
alter table contact_mark force row level security;
create policy scope on contact_mark using (access_allows(division_path, null)) with check (access_allows(division_path, null));
create policy own on contact_mark using (person_id = access_person()) with check (person_id = access_person());
grant select, insert, update on contact_mark to jilu_app;

insert into status_transition (entity, from_status, to_status) values
  ('need', 'open', 'planned'), ('need', 'planned', 'open'),
  ('need', 'open', 'served'), ('need', 'planned', 'served'),
  ('need', 'open', 'withdrawn'), ('need', 'planned', 'withdrawn'), ('need', 'open', 'lapsed'),
  ('contact-mark', 'standing', 'replaced'), ('contact-mark', 'standing', 'lapsed');

-- Whoever asks her in one village does not see the ledger of another; the same wish is the same wish all the same.
create function ask_need_again(person bigint, of_kind text, of_wish text, asked jsonb) returns uuid language plpgsql as $$
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  found uuid;
  county ltree := subpath((asked ->> 'divisionPath')::ltree, 0, 3);
begin
  perform set_config('app.scope_kind', 'system', true);
  update need set times = times + 1, version = version + 1,
      asked_on = greatest(asked_on, (asked ->> 'askedOn')::date), channel = asked ->> 'channel',
      asked_by = (asked ->> 'askedBy')::uuid,
      wished_from = coalesce((asked ->> 'wishedFrom')::date, wished_from),
      place_wished = coalesce(asked ->> 'placeWished', place_wished),
      village_code = coalesce(asked ->> 'villageCode', village_code),
      division_path = case when asked ->> 'villageCode' is null then division_path else (asked ->> 'divisionPath')::ltree end
    where person_id = person and kind = of_kind and wish_key = of_wish and subpath(division_path, 0, 3) = county
      and status in ('open', 'planned')
    returning need_id into found;
  perform set_config('app.scope_kind', kept, true);
  return found;
end $$;
comment on function ask_need_again is 'Counts a wish that waits already, whichever village of the county keeps it; null where none waits. Nothing of it is shown.';

create function end_contact_mark(person bigint, place ltree, on_day date) returns int language plpgsql as $$
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  ended int;
begin
  perform set_config('app.scope_kind', 'system', true);
  update contact_mark set status = 'replaced', ended_on = on_day, version = version + 1
    where person_id = person and subpath(division_path, 0, 3) = subpath(place, 0, 3) and status = 'standing';
  get diagnostics ended = row_count;
  perform set_config('app.scope_kind', kept, true);
  return ended;
end $$;
comment on function end_contact_mark is 'She was asked again: the mark that stood is replaced, whichever village of the county made it.';

create function wish_waits(person bigint, place ltree) returns boolean language plpgsql as $$
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  found boolean;
begin
  perform set_config('app.scope_kind', 'system', true);
  select exists (select 1 from need where person_id = person and subpath(division_path, 0, 3) = subpath(place, 0, 3)
    and status in ('open', 'planned')) into found;
  perform set_config('app.scope_kind', kept, true);
  return found;
end $$;
comment on function wish_waits is 'Does a wish of hers wait in this county? Yes or no, whichever village keeps it.';

create view need_status with (security_invoker = true) as
  select need_id, person_id, division_path, village_code, kind, occupation_code, words, wished_from, place_wished,
    destination, where_to, channel, asked_by, asked_on, first_asked_on, times, status, class_id, planned_on, served_on,
    served_by, certified, end_reason, ended_on, recorded_at
  from need;
comment on view need_status is 'Published by needs: every wish and what came of it. The ledgers of training, assessment and job needs (NM-3-1) are this by kind.';
grant select on need_status to jilu_app;

create view contact_status with (security_invoker = true) as
  select distinct on (person_id, county) person_id, county, division_path, village_code, state, since, reason, tries
  from (
    select person_id, subpath(division_path, 0, 3) as county, division_path, village_code, 'wish' as state,
      asked_on as since, null as reason, times as tries, 0 as place
    from need where status in ('open', 'planned', 'served')
    union all
    select person_id, subpath(division_path, 0, 3), division_path, village_code, kind, marked_on, reason, tries, 1
    from contact_mark where status = 'standing') answered
  order by person_id, county, since desc, place;
comment on view contact_status is 'Published by needs: who has been asked, and the last answer: a wish, a dated no-wish, or not reached. Whoever is absent has not been asked, or too long ago.';
grant select on contact_status to jilu_app;
