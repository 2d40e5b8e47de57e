-- A person is protected by two people, until a day, and opened by named officers alone.
create table person_protection (
  protection_id uuid primary key,
  person_id bigint not null references person,
  division_path ltree not null,
  reason text not null,
  document text not null,
  officers uuid[] not null constraint person_protection_somebody check (cardinality(officers) between 1 and 10),
  until_on date not null,
  status text not null constraint person_protection_status_known
    check (status in ('proposed', 'in-force', 'end-proposed', 'ended', 'returned', 'withdrawn')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  ended_on date,
  version int not null default 1,
  constraint person_protection_ended check ((status = 'ended') = (ended_on is not null))
);
comment on table person_protection is 'Whose record only named officers open: proposed by one, decided by another, ended by two or by its day. Holds neither name nor number.';
create unique index person_protection_one_living on person_protection (person_id)
  where status in ('proposed', 'in-force', 'end-proposed');
create index person_protection_desk on person_protection (division_path, proposed_at desc);
alter table person_protection enable row level security;
alter table person_protection force row level security;
create policy scope on person_protection using (access_allows(division_path, null))
  with check (access_allows(division_path, null));
create policy own on person_protection for select using (person_id = access_person());
grant select, insert, update on person_protection to jilu_app;
insert into status_transition (entity, from_status, to_status) values
  ('person-protection', 'proposed', 'in-force'), ('person-protection', 'proposed', 'returned'),
  ('person-protection', 'proposed', 'withdrawn'), ('person-protection', 'in-force', 'end-proposed'),
  ('person-protection', 'end-proposed', 'ended'), ('person-protection', 'end-proposed', 'in-force'),
  ('person-protection', 'in-force', 'ended');
create trigger person_protection_fence before update of status on person_protection
  for each row execute function status_fence('person-protection');
create view person_protection_status with (security_invoker = true) as
  select protection_id, person_id, division_path, status, until_on, proposed_by, proposed_at from person_protection;
comment on view person_protection_status is 'Published by privacy: whose record is protected, and what waits for a second person.';
grant select on person_protection_status to jilu_app;
