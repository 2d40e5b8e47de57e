-- A review that a person opens herself, and closes when she takes it back.
alter table approval_case add column person_id bigint;
comment on column approval_case.person_id is 'The person who opened it about herself; null for everything that staff or an organisation opens.';
create policy own_case on approval_case using (person_id is not null and person_id = access_person())
  with check (person_id is not null and person_id = access_person());
