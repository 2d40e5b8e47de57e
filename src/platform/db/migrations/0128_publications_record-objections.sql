-- What comes to the desk, in time or after the last day, is recorded as an objection too, and answered like every other.
alter table objection
  add column recorded_by text,
  add column is_late boolean not null default false;
comment on column objection.recorded_by is 'Display name of whoever recorded it at the desk; null for one that came by the public page.';
comment on column objection.is_late is 'Received after the last day of the publication.';
insert into status_transition (entity, from_status, to_status) values ('claim-line', 'payable', 'contested')
  on conflict do nothing;
insert into status_transition (entity, from_status, to_status) values ('claim', 'payable', 'published')
  on conflict do nothing;
