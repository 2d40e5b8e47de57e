-- A class says under which notice it was filed, so that no page names a clause of another.
create or replace view class_status with (security_invoker = true) as
  select c.class_id, c.number, c.name, c.status, c.organisation_id, o.name as organisation_name, c.planned_count,
    c.start_on, c.end_on, c.policy_id
  from training_class c left join organisation_name o on o.organisation_id = c.organisation_id;
comment on view class_status is 'Published by classes: a class with its organisation, its days, its notice and how far it is.';
grant select on class_status to jilu_app;
