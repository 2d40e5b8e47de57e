-- Objections get the status fence.
insert into status_transition (entity, from_status, to_status) values
  ('objection', 'open', 'upheld'), ('objection', 'open', 'dismissed');
create trigger objection_fence before update of status on objection
  for each row execute function status_fence('objection');
comment on column objection.status is 'open until somebody answers it; an objection is answered once.';
