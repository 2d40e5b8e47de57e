-- What an organisation says of itself (address, telephone, legal representative, number of the licence) is changed by
-- a proposal of the organisation or of a handler, and another person decides.
create table organisation_change (
  change_id uuid primary key,
  organisation_id uuid not null references organisation,
  division_path ltree not null,
  before jsonb not null,
  after jsonb not null,
  phone_cipher bytea,
  document text not null,
  reason text not null,
  status text not null check (status in ('open', 'approved', 'returned', 'withdrawn')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  version int not null default 1
);
create unique index organisation_change_one_open on organisation_change (organisation_id) where status = 'open';
create index organisation_change_by_organisation on organisation_change (organisation_id, proposed_at desc);
comment on table organisation_change is 'Changes of what an organisation says of itself; nothing changes before another person agrees.';
comment on column organisation_change.before is 'The changed fields as they stood when it was proposed; telephones masked.';
comment on column organisation_change.after is 'The same fields as they would stand; telephones masked.';
comment on column organisation_change.phone_cipher is 'The new telephone, encrypted as that of the organisation; null when it does not change.';
alter table organisation_change enable row level security;
alter table organisation_change force row level security;
create policy scope on organisation_change using (access_allows(division_path, organisation_id));
grant select, insert, update on organisation_change to jilu_app;
insert into status_transition (entity, from_status, to_status) values
  ('organisation-change', 'open', 'approved'), ('organisation-change', 'open', 'returned'),
  ('organisation-change', 'open', 'withdrawn');
create trigger organisation_change_fence before update of status on organisation_change
  for each row execute function status_fence('organisation-change');

create view organisation_change_to_decide with (security_invoker = true) as
  select c.change_id, c.organisation_id, o.name as organisation_name, c.document, c.proposed_at
  from organisation_change c join organisation o on o.organisation_id = c.organisation_id where c.status = 'open';
comment on view organisation_change_to_decide is 'Published by organisations: changes of their own data that wait for a second person.';
grant select on organisation_change_to_decide to jilu_app;
