-- The record as stories of one thing tell it: acts that were done, without the chain.
create view recorded_act with (security_invoker = true) as
  select seq, at, event, role, account_id, object_type, object_id, reason, detail
  from journal_entry where outcome = 'done';
comment on view recorded_act is 'Published by journal: what was done to a thing, by which account, when and why; as far as the reader''s scope reaches.';
grant select on recorded_act to jilu_app;
