-- A publication is taken from the public by one person at once; another confirms it or lets it run on.
alter table publication drop constraint publication_status_check;
alter table publication add constraint publication_status_check
  check (status in ('open', 'taken-down', 'closed', 'cancelled'));
comment on column publication.status is
  'taken-down: out of sight at once, another person decides; cancelled: taken down for good, its lines are granted again.';
delete from status_transition where entity = 'publication' and to_status = 'cancelled';
insert into status_transition (entity, from_status, to_status) values
  ('publication', 'open', 'taken-down'), ('publication', 'taken-down', 'cancelled'), ('publication', 'taken-down', 'open'),
  ('claim-line', 'published', 'granted');
