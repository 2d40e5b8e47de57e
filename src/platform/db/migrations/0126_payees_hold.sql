-- Whoever is paid, an organisation or a person, is held by one of the bureau at once and released by two: until then
-- no batch pays for them.
create table payee_hold (
  hold_id uuid primary key,
  division_path ltree not null,
  organisation_id uuid references organisation,
  person_id bigint references person,
  payee_name text not null,
  reason text not null check (reason <> ''),
  status text not null check (status in ('held', 'release-proposed', 'released')),
  held_by text not null,
  held_at timestamptz not null,
  version int not null default 1,
  constraint payee_hold_payee check ((organisation_id is null) <> (person_id is null))
);
comment on table payee_hold is 'Payees whom somebody of the bureau stopped paying: why, who, when, and whether two people let them be paid again.';
comment on column payee_hold.held_by is 'Display name of whoever held them; the record has the account.';
create unique index payee_hold_one_live on payee_hold (division_path, coalesce(organisation_id::text, person_id::text))
  where status <> 'released';
alter table payee_hold enable row level security;
alter table payee_hold force row level security;
-- The organisation reads its own hold; only the bureau writes one.
create policy scope on payee_hold using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, null));
grant select, insert on payee_hold to jilu_app;
grant update (status, version) on payee_hold to jilu_app;
insert into status_transition (entity, from_status, to_status) values
  ('payee-hold', 'held', 'release-proposed'), ('payee-hold', 'release-proposed', 'held'),
  ('payee-hold', 'release-proposed', 'released');
create trigger payee_hold_fence before update of status on payee_hold
  for each row execute function status_fence('payee-hold');
