-- Reviews as other modules show them.
create view open_review with (security_invoker = true) as
  select case_id, subject_type, subject_id, next_step, opened_at, due_on, due_clause
  from approval_case where status = 'open';
comment on view open_review is 'Published by approvals: the review that a thing waits in, at which step and until when.';
create view review_decision with (security_invoker = true) as
  select c.subject_type, c.subject_id, s.round, s.step, s.decision, s.account_id, s.opinion, s.decided_at
  from approval_step s join approval_case c on c.case_id = s.case_id;
comment on view review_decision is 'Published by approvals: what was decided about a thing in each step, with the opinion.';
grant select on open_review, review_decision to jilu_app;
