-- Whoever is told that money came or came back is told by the kind of payee; who was left out for the account is told too.
create or replace view payment_order_status with (security_invoker = true) as
  select o.order_id, o.batch_id, o.number, o.status, o.payee_name, o.return_reason, o.line_count, o.amount_fen,
    o.bank_reference, b.created_at, o.payee_kind
  from payment_order o left join payment_batch b on b.batch_id = o.batch_id;
create view payee_left_out with (security_invoker = true) as
  select batch_id, division_path, claim_id, claim_number, organisation_id, person_id, reason from payment_left_out;
comment on view payment_order_status is 'Published by payments: an order with its kind of payee and what the bank said of it.';
comment on view payee_left_out is 'Published by payments: payees who were left out when a batch was prepared, because their account cannot be used.';
grant select on payment_order_status, payee_left_out to jilu_app;
