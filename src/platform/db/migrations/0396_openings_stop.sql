-- The county stops an enrolment; a selection may be explained; whoever tells people of a place also reads when its class begins.
alter table class_opening drop constraint class_opening_status_check;
alter table class_opening add constraint class_opening_status_check
  check (status in ('open', 'closed', 'filed', 'stopped', 'cancelled'));
alter table class_opening drop constraint class_opening_cancelled;
alter table class_opening add constraint class_opening_reason
  check ((status in ('stopped', 'cancelled')) = (reason is not null));
comment on column class_opening.reason is 'Why the county stopped it, or why the class takes nobody.';
insert into status_transition (entity, from_status, to_status) values
  ('class-opening', 'open', 'stopped'), ('class-opening', 'closed', 'stopped'),
  ('class-opening', 'stopped', 'open'), ('class-opening', 'stopped', 'cancelled');
alter table seat add column explanation text;
alter table seat add constraint seat_explained
  check ((explanation is null or status = 'selected-out') and (reason is distinct from 'other' or explanation is not null));
comment on column seat.explanation is 'What the institution says to the reason, in its own words; she reads it.';
create or replace view seat_status with (security_invoker = true) as
  select s.seat_id, s.opening_id, s.person_id, s.number, s.status, o.class_id, o.division_path, o.organisation_id,
    s.reason, s.taken_at, c.name as class_name, coalesce(offering_name(o.organisation_id), '') as organisation_name,
    c.start_on
  from seat s join class_opening o on o.opening_id = s.opening_id
  left join training_class c on c.class_id = o.class_id;
comment on view seat_status is 'Published by openings: whose place it is, in which opening of which class from which day, and how it stands.';
grant select on seat_status to jilu_app;
