-- What other modules may know of an account: what the human being behind it is called and in which role she acts.
-- Never a login or a password hash.
create view account_name with (security_invoker = true) as
  select account_id, display_name, role from account;
comment on view account_name is 'Published by access: names and roles of those who acted, for lists and pages of other modules.';
grant select on account_name to jilu_app;
