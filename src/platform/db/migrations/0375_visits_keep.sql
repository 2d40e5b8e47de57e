-- What a village helper takes at people's doors without a network, and the phones that keep it until it is sent.
create table helper_device (
  device_id uuid primary key,
  helper_id uuid not null,
  division_path ltree not null,
  name text not null,
  status text not null constraint helper_device_status_known check (status in ('in-use', 'revoked', 'wiped')),
  registered_at timestamptz not null,
  contact_at timestamptz not null,
  waiting int not null default 0 constraint helper_device_waiting check (waiting >= 0),
  listed_village text references division,
  listed_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  revoke_reason text,
  wiped_at timestamptz,
  wiped_unsent int constraint helper_device_unsent check (wiped_unsent >= 0),
  version int not null default 1,
  constraint helper_device_in_county check (nlevel(division_path) >= 3),
  constraint helper_device_listed check ((listed_village is null) = (listed_at is null)),
  constraint helper_device_revoked check ((revoked_at is null) = (revoked_by is null)
    and (revoked_at is null) = (revoke_reason is null) and (status = 'revoked') <= (revoked_at is not null)),
  constraint helper_device_wiped check ((status = 'wiped') = (wiped_at is not null)
    and (wiped_unsent is null or status = 'wiped'))
);
comment on table helper_device is 'A phone that takes the list of a village along and works without a network: whose it is, when it was last heard of, and whether the county has revoked it. The key of what it keeps never leaves it.';
comment on column helper_device.waiting is 'How many entries it said at its last contact that it still had to send; what was taken since then nobody knows.';
comment on column helper_device.listed_village is 'Which village it took along last, and when; the list ends a day later.';
comment on column helper_device.wiped_unsent is 'How many entries went with it when it emptied itself, as the page counted them; null where it could not count.';
create index helper_device_place on helper_device using gist (division_path);
create trigger helper_device_fence before update of status on helper_device
  for each row execute function status_fence('helper-device');
alter table helper_device enable row level security;
alter table helper_device force row level security;
create policy scope on helper_device using (access_allows(division_path, null)) with check (access_allows(division_path, null));
grant select, insert, update on helper_device to jilu_app;

create table visit_entry (
  entry_id uuid primary key,
  device_id uuid not null references helper_device,
  helper_id uuid not null,
  division_path ltree not null,
  person_id bigint references person,
  kind text not null constraint visit_entry_kind_known
    check (kind in ('wish', 'no-wish', 'not-reached', 'enrolment', 'measure')),
  content_digest bytea not null check (octet_length(content_digest) = 32),
  happened_at timestamptz not null,
  clock_off_seconds int not null,
  received_at timestamptz not null,
  outcome text not null constraint visit_entry_outcome_known check (outcome in ('taken', 'refused')),
  codes text[] not null default '{}',
  answer jsonb not null,
  constraint visit_entry_in_county check (nlevel(division_path) >= 3),
  constraint visit_entry_refused check ((outcome = 'refused') = (cardinality(codes) > 0))
);
comment on table visit_entry is 'What came in from a helper''s phone, one row an entry by the number that the phone gave it: sent again it is the same row and gets the same answer. What was taken stands in the ledger that it belongs to; of what was refused only the reason stands here, the phone has the rest.';
comment on column visit_entry.content_digest is 'Of the whole entry: the same number with other content is refused.';
comment on column visit_entry.happened_at is 'When it was taken down: the server''s time at the last contact before it, and how long ago that was by a clock that nobody can set.';
comment on column visit_entry.clock_off_seconds is 'By how much the phone''s clock was wrong; positive: ahead.';
comment on column visit_entry.answer is 'What the phone was told: sentences of the refusals, or the number of the seat. Names nobody.';
create index visit_entry_received on visit_entry (received_at desc, entry_id desc);
create index visit_entry_place on visit_entry using gist (division_path);
create index visit_entry_device on visit_entry (device_id);
create trigger visit_entry_stays before update or delete on visit_entry for each row execute function refuse_change();
alter table visit_entry enable row level security;
alter table visit_entry force row level security;
create policy scope on visit_entry using (access_allows(division_path, null)) with check (access_allows(division_path, null));
grant select, insert on visit_entry to jilu_app;

insert into status_transition (entity, from_status, to_status) values
  ('helper-device', 'in-use', 'revoked'), ('helper-device', 'in-use', 'wiped'), ('helper-device', 'revoked', 'wiped');

create function visit_lives_elsewhere(person bigint, place ltree) returns boolean language plpgsql stable as $$
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  found boolean;
begin
  perform set_config('app.scope_kind', 'system', true);
  select exists (select 1 from household_person h where h.person_id = person and not h.division_path <@ place) into found;
  perform set_config('app.scope_kind', kept, true);
  return found;
end $$;
comment on function visit_lives_elsewhere is 'Does the household card of a person lie outside this place? Yes or no, and nothing else of it.';

create function lock_visit_entry(entry uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended(entry::text, 375))
$$;
comment on function lock_visit_entry is 'Whoever brings the same entry waits until the first of them is through, whatever it does.';
