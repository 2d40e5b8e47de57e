-- A payee whose account cannot be paid to does not stop a batch: the payee is left out of it and named with the reason.
create table payment_left_out (
  batch_id uuid not null references payment_batch,
  item_no int not null,
  division_path ltree not null,
  claim_id uuid not null,
  claim_number text not null,
  payee_kind text not null check (payee_kind in ('trainee', 'institution', 'employer')),
  organisation_id uuid,
  person_id bigint,
  payee_name text not null,
  amount_fen bigint not null check (amount_fen > 0),
  reason text not null check (reason in ('account-unusable', 'account-holder-differs')),
  constraint payment_left_out_pk primary key (batch_id, item_no),
  constraint payment_left_out_payee check ((payee_kind = 'trainee') = (person_id is not null)
    and (payee_kind <> 'trainee') = (organisation_id is not null))
);
comment on table payment_left_out is 'Payees who were left out when a batch was prepared, and why; their lines stay payable.';
alter table payment_left_out enable row level security;
alter table payment_left_out force row level security;
create policy scope on payment_left_out using (access_allows(division_path, null))
  with check (access_allows(division_path, null));
grant select, insert on payment_left_out to jilu_app;
