-- What was approved is what is paid: an order gets a seal when it is approved, and its sum and account never change.
create table payment_order_seal (
  order_id uuid primary key references payment_order,
  division_path ltree not null,
  seal bytea,
  made_at timestamptz not null
);
comment on table payment_order_seal is 'A keyed digest of payee, account, amount and lines of an order as it was approved. Null: approved before orders had seals.';
insert into payment_order_seal (order_id, division_path, seal, made_at)
  select o.order_id, o.division_path, null, now()
  from payment_order o join payment_batch b on b.batch_id = o.batch_id
  where b.status in ('approved', 'sent', 'settled');
alter table payment_order_seal enable row level security;
alter table payment_order_seal force row level security;
create policy scope on payment_order_seal using (access_allows(division_path, null))
  with check (access_allows(division_path, null));
create trigger payment_order_seal_append_only before update or delete on payment_order_seal
  for each row execute function refuse_change();
grant select, insert on payment_order_seal to jilu_app;

alter table payment_order add column correction_reason text, add column changed text[] not null default '{}',
  add constraint payment_order_changed_parts check (changed <@ array['holder', 'account', 'bank']);
comment on column payment_order.correction_reason is 'Why a returned order is paid again by this one.';
comment on column payment_order.changed is 'In what the account differs from that of the order that this one replaces.';
revoke update on payment_batch, payment_order, payment_order_line from jilu_app;
grant update (status, version, file_digest) on payment_batch to jilu_app;
grant update (status, version, bank_reference, settled_on, return_reason) on payment_order to jilu_app;
grant update (is_live) on payment_order_line to jilu_app;

-- One file of the bank may answer for several batches.
alter table bank_return drop constraint bank_return_once,
  add constraint bank_return_once primary key (file_digest, batch_id, line_no),
  add column account_tail text;
comment on column bank_return.account_tail is 'The last digits of the account that the bank names.';

-- An answer that came without a file of the bank: typed by one person, booked by another.
create table bank_return_typed (
  return_id uuid primary key,
  batch_id uuid not null references payment_batch,
  division_path ltree not null,
  answers jsonb not null,
  document text not null,
  status text not null check (status in ('open', 'booked', 'dropped')),
  typed_at timestamptz not null,
  typed_by uuid not null,
  version int not null default 1
);
create unique index bank_return_typed_one_open on bank_return_typed (batch_id) where status = 'open';
create trigger bank_return_typed_fence before update of status on bank_return_typed
  for each row execute function status_fence('bank-return-typed');
comment on table bank_return_typed is 'What the bank said on paper, typed in; nothing is booked before another person agrees. Account numbers by their last digits only.';
alter table bank_return_typed enable row level security;
alter table bank_return_typed force row level security;
create policy scope on bank_return_typed using (access_allows(division_path, null))
  with check (access_allows(division_path, null));
grant select, insert on bank_return_typed to jilu_app;
grant update (status, version) on bank_return_typed to jilu_app;

insert into status_transition (entity, from_status, to_status) values
  ('bank-return-typed', 'open', 'booked'), ('bank-return-typed', 'open', 'dropped'),
  -- The bank sends money back after it said that it was paid.
  ('payment-order', 'paid', 'returned');

create view bank_return_typed_status with (security_invoker = true) as
  select t.return_id, t.batch_id, b.number, t.status, t.document, jsonb_array_length(t.answers) as answer_count, t.typed_at,
    t.typed_by
  from bank_return_typed t join payment_batch b on b.batch_id = t.batch_id;
comment on view bank_return_typed_status is 'Published by payments: an answer of the bank that was typed in, and how far it is.';
grant select on bank_return_typed_status to jilu_app;
