-- A line of a bank's file that names no order may still fit one by account, holder, amount and day. It waits until a
-- person confirms it and another one books it.
alter table bank_return
  add column stated_result text check (stated_result in ('paid', 'returned')),
  add column proposed_order_id uuid references payment_order;
comment on column bank_return.stated_result is 'What the bank says came of the payment; null where its word is unknown or no result.';
comment on column bank_return.proposed_order_id is 'The one order that the line fits without naming it; nothing is booked by it.';
create index payment_order_second_key on payment_order (account_last4, amount_fen);
comment on index payment_order_second_key is 'Finds the order of a line that names none.';
