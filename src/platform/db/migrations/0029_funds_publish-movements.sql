-- Money as stories of one line and lists of work show it.
create view fund_movement with (security_invoker = true) as
  select e.entry_id, e.budget_id, b.fund_source, b.year, e.kind, e.subject_type, e.subject_id, e.recorded_at,
    split_part(e.idempotency_key, ':', 2) as caused_by,
    (select sum(p.amount_fen) from fund_posting p where p.entry_id = e.entry_id and p.amount_fen > 0)::bigint
      as amount_fen
  from fund_entry e join fund_budget b on b.budget_id = e.budget_id;
comment on view fund_movement is 'Published by funds: an entry with its budget, what it is for, and how much it moved; caused_by is the id of the order or act behind it.';
create view budget_proposal_status with (security_invoker = true) as
  select proposal_id, case_id, fund_source, year, amount_fen, document, created_at, created_by from budget_proposal;
comment on view budget_proposal_status is 'Published by funds: a change of a budget with its approval case.';
grant select on fund_movement, budget_proposal_status to jilu_app;
