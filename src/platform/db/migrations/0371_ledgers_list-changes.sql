-- A bureau calls a list otherwise or sets who stands on it: proposed by one person, signed by another (GS-3-1).
create table list_change (
  change_id uuid primary key,
  division_code text not null references division,
  division_path ltree not null,
  list_id text not null,
  name text not null,
  any_of text[] not null,
  reason text not null,
  status text not null constraint list_change_status_known check (status in ('proposed', 'signed', 'returned', 'withdrawn')),
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  signed_on date,
  version int not null default 1,
  constraint list_change_facts check (cardinality(any_of) > 0),
  constraint list_change_signed check ((status = 'signed') = (signed_on is not null))
);
comment on table list_change is 'What a county calls a list and by which facts a person stands on it, from the day it is signed; the file where nothing is signed. Holds nothing of any person.';
create unique index list_change_one_open on list_change (division_code, list_id) where status = 'proposed';
create index list_change_desk on list_change (division_path, proposed_at desc);
alter table list_change enable row level security;
alter table list_change force row level security;
create policy scope on list_change using (access_allows(division_path, null)) with check (access_allows(division_path, null));
create policy below on list_change for select using (status = 'signed'
  and current_setting('app.scope_kind', true) = 'division'
  and nullif(current_setting('app.scope_path', true), '')::ltree <@ division_path);
grant select, insert, update on list_change to jilu_app;
insert into status_transition (entity, from_status, to_status) values
  ('list-change', 'proposed', 'signed'), ('list-change', 'proposed', 'returned'), ('list-change', 'proposed', 'withdrawn');
create trigger list_change_fence before update of status on list_change
  for each row execute function status_fence('list-change');
