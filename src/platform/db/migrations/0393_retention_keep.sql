-- Records over their term: found by night, proposed by one person, confirmed by another, then anonymised for good.
create table retention_list (
  list_id uuid primary key,
  division_path ltree not null,
  found_on date not null,
  status text not null constraint retention_list_status_known check (status in ('found', 'proposed', 'carried-out')),
  reason text,
  proposed_by uuid,
  carried_out_on date,
  version int not null default 1,
  constraint retention_list_carried check ((status = 'carried-out') = (carried_out_on is not null)),
  constraint retention_list_proposed check (status = 'found' or proposed_by is not null)
);
comment on table retention_list is 'Persons of a division whose records are over the terms of data/retention.yaml: a list that two people confirm before anybody is anonymised.';
create unique index retention_list_one_living on retention_list (division_path) where status <> 'carried-out';
create table retention_item (
  list_id uuid not null references retention_list,
  person_id bigint not null,
  division_path ltree not null,
  last_on date not null,
  until_on date not null,
  outcome text constraint retention_item_outcome_known check (outcome in ('anonymised', 'left-out')),
  constraint retention_item_pk primary key (list_id, person_id)
);
comment on table retention_item is 'One person of such a list: the last day that counts, the day the term ended, and what came of it.';
comment on column retention_item.outcome is 'left-out: something had opened meanwhile, or the record was no longer over its term.';
alter table retention_list enable row level security;
alter table retention_list force row level security;
create policy scope on retention_list using (access_allows(division_path, null)) with check (access_allows(division_path, null));
alter table retention_item enable row level security;
alter table retention_item force row level security;
create policy scope on retention_item using (access_allows(division_path, null)) with check (access_allows(division_path, null));
grant select, insert, update on retention_list to jilu_app;
grant select, insert, update, delete on retention_item to jilu_app;
insert into status_transition (entity, from_status, to_status) values
  ('retention-list', 'found', 'proposed'), ('retention-list', 'proposed', 'found'), ('retention-list', 'proposed', 'carried-out');
create trigger retention_list_fence before update of status on retention_list
  for each row execute function status_fence('retention-list');
create view retention_list_status with (security_invoker = true) as
  select l.list_id, l.division_path, l.status, l.found_on, l.proposed_by,
    (select count(*)::int from retention_item i where i.list_id = l.list_id) as persons from retention_list l;
comment on view retention_list_status is 'Published by retention: lists of records over their term, and what waits for a second person.';
grant select on retention_list_status to jilu_app;
