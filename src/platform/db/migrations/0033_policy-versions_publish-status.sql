-- Changes of a notice as lists of work show them.
create view policy_version_status with (security_invoker = true) as
  select version_id, title, document, jsonb_array_length(changes) as change_count, status, effective_on, created_by
  from policy_version;
comment on view policy_version_status is 'Published by policy-versions: a draft or decided change of a notice, with its size and how far it is.';
grant select on policy_version_status to jilu_app;
