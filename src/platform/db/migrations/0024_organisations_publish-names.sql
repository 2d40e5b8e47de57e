-- What most modules need of the register of organisations.
create view organisation_name with (security_invoker = true) as
  select organisation_id, name, credit_code from organisation;
comment on view organisation_name is 'Published by organisations: name and credit code.';
grant select on organisation_name to jilu_app;
