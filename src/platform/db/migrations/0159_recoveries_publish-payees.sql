-- Whoever is told of a recovery is its payee: the view of cases names it.
create or replace view recovery_status with (security_invoker = true) as
  select c.recovery_id, c.number, c.status, c.payee_name, c.ground, c.noticed_on, c.answer_by_on, c.due_on,
    c.created_at, c.created_by,
    (select coalesce(sum(l.amount_fen - l.recovered_fen - l.written_off_fen), 0)::bigint from recovery_line l
      where l.recovery_id = c.recovery_id) as open_fen,
    (select count(*)::int from recovery_line l where l.recovery_id = c.recovery_id) as line_count,
    p.proposal_id, p.kind as proposed, p.amount_fen as proposed_fen, p.proposed_at, p.proposed_by,
    c.division_path, c.organisation_id, c.person_id
  from recovery_case c left join recovery_proposal p on p.recovery_id = c.recovery_id and p.status = 'open';
comment on view recovery_status is 'Published by recoveries: a case with its payee, what is still open, and what waits for a second person.';
grant select on recovery_status to jilu_app;
