-- Enrolments get the status fence.
insert into status_transition (entity, from_status, to_status) values
  ('enrolment', 'enrolled', 'withdrawn'), ('enrolment', 'enrolled', 'broken-off');
create trigger enrolment_fence before update of status on enrolment
  for each row execute function status_fence('enrolment');
comment on column enrolment.status is 'withdrawn: the class is not held; broken-off: the trainee left.';
