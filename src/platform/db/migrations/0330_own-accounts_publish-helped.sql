-- What was done for a person is disputed like any other fact about her; whoever did it does not look into it.
alter table help_session add column helper_person_key text;
comment on column help_session.helper_person_key is 'Which human being served, whatever the account; null for sessions before it was kept.';
create view helped_act_status with (security_invoker = true) as
  select a.helped_act_id, a.person_id, a.division_path, a.route, a.agreed_by, a.reason, a.done_at,
    s.helper_name, s.helper_role, s.helper_account_id, s.helper_person_key, a.help_session_id
  from helped_act a join help_session s on s.help_session_id = a.help_session_id
  where a.done_at is not null;
comment on view helped_act_status is 'Published by own-accounts: what a helper did for a person, when, and how she agreed.';
grant select on helped_act_status to jilu_app;
