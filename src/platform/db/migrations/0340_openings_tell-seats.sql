-- Whoever reads how a place stands also reads in which class of whom it is, and why somebody was not selected.
create or replace view seat_status with (security_invoker = true) as
  select s.seat_id, s.opening_id, s.person_id, s.number, s.status, o.class_id, o.division_path, o.organisation_id,
    s.reason, s.taken_at, c.name as class_name, coalesce(offering_name(o.organisation_id), '') as organisation_name
  from seat s join class_opening o on o.opening_id = s.opening_id
  left join training_class c on c.class_id = o.class_id;
comment on view seat_status is 'Published by openings: whose place it is, in which opening of which class, and how it stands.';
grant select on seat_status to jilu_app;
