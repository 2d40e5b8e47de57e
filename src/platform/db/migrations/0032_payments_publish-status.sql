-- Payments as later modules show them; never an account number.
create view payment_batch_status with (security_invoker = true) as
  select batch_id, number, status, order_count, total_fen, created_at, created_by from payment_batch;
comment on view payment_batch_status is 'Published by payments: a batch with its sum and how far it is.';
create view payment_order_status with (security_invoker = true) as
  select o.order_id, o.batch_id, o.number, o.status, o.payee_name, o.return_reason, o.line_count, o.amount_fen,
    o.bank_reference, b.created_at
  from payment_order o left join payment_batch b on b.batch_id = o.batch_id;
comment on view payment_order_status is 'Published by payments: an order with what the bank said of it.';
create view ordered_line with (security_invoker = true) as
  select l.person_id, l.claim_line_id, l.order_id, o.batch_id
  from payment_order_line l join payment_order o on o.order_id = l.order_id;
comment on view ordered_line is 'Published by payments: the orders and batches that a claim line was ever in.';
grant select on payment_batch_status, payment_order_status, ordered_line to jilu_app;
