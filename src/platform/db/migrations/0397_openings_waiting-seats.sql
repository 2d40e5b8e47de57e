-- Lists of work read when enrolling ends and how the opening stands.
create or replace view seat_status with (security_invoker = true) as
  select s.seat_id, s.opening_id, s.person_id, s.number, s.status, o.class_id, o.division_path, o.organisation_id,
    s.reason, s.taken_at, c.name as class_name, coalesce(offering_name(o.organisation_id), '') as organisation_name,
    c.start_on, o.open_until, o.status as opening_status
  from seat s join class_opening o on o.opening_id = s.opening_id
  left join training_class c on c.class_id = o.class_id;
comment on view seat_status is 'Published by openings: whose place it is, in which opening of which class from which day, how it stands, and until when people enrol.';
grant select on seat_status to jilu_app;
