-- A payee's account is changed on the payee's own record, by two persons; payments read the record.
create table payee_account_change (
  change_id uuid primary key,
  division_path ltree not null,
  organisation_id uuid references organisation,
  person_id bigint references person,
  holder text not null,
  bank_name text not null,
  number_cipher bytea not null,
  number_last4 text not null,
  old_bank_name text,
  old_holder text,
  old_last4 text,
  old_index bytea,
  changed text[] not null,
  reason text not null,
  document text not null,
  source text not null,
  status text not null check (status in ('open', 'approved', 'returned', 'rejected')),
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  version int not null default 1,
  constraint payee_account_change_payee check ((organisation_id is null) <> (person_id is null)),
  constraint payee_account_change_parts check (changed <@ array['holder', 'account', 'bank'])
);
create unique index payee_account_change_one_open on payee_account_change (coalesce(organisation_id::text, person_id::text))
  where status = 'open';
create trigger payee_account_change_fence before update of status on payee_account_change
  for each row execute function status_fence('payee-account-change');
comment on table payee_account_change is 'A new account of a payee, waiting for or decided by a second person; what was on record before stands beside it. The number is encrypted.';
insert into status_transition (entity, from_status, to_status) values
  ('payee-account-change', 'open', 'approved'), ('payee-account-change', 'open', 'returned'),
  ('payee-account-change', 'open', 'rejected');

alter table payee_account_change enable row level security;
alter table payee_account_change force row level security;
create policy scope on payee_account_change using (access_allows(division_path, null))
  with check (access_allows(division_path, null));
grant select, insert on payee_account_change to jilu_app;
grant update (status, version) on payee_account_change to jilu_app;

create view payee_account_status with (security_invoker = true) as
  select change_id, holder, status, document, proposed_at, proposed_by from payee_account_change;
comment on view payee_account_status is 'Published by payees: a change of a payee''s account and how far it is; never an account number.';
grant select on payee_account_status to jilu_app;
