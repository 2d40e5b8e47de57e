-- What the bank has paid and to whom: a recovery asks the money back of whoever got it.
create view paid_line with (security_invoker = true) as
  select l.person_id, l.claim_line_id, o.claim_id, o.claim_number, c.benefit, o.order_id, o.number as order_number,
    o.budget_id, o.division_path, b.division_code, o.organisation_id, o.person_id as payee_person_id, o.payee_kind,
    o.payee_name, o.credit_code, l.amount_fen, o.settled_on
  from payment_order_line l join payment_order o on o.order_id = l.order_id and o.status = 'paid'
  join payment_batch b on b.batch_id = o.batch_id
  join claim_line c on c.person_id = l.person_id and c.claim_line_id = l.claim_line_id
  where l.is_live;
comment on view paid_line is 'Published by payments: lines that the bank has paid, with the payee, the order and the budget. The bureau alone sees it.';
grant select on paid_line to jilu_app;
