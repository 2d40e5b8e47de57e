-- A register may hold a credit code that fails its own check; two people compare it with the certificate, then it is taken as it is.
create table credit_code_exception (
  exception_id uuid primary key,
  division_path ltree not null,
  credit_code char(18) not null check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  certified_name text not null,
  fault text not null check (fault in ('check', 'kind', 'division')),
  document text not null,
  reason text not null,
  status text not null check (status in ('open', 'confirmed', 'returned', 'withdrawn')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  version int not null default 1
);
create unique index credit_code_exception_once on credit_code_exception (division_path, credit_code)
  where status in ('open', 'confirmed');
comment on table credit_code_exception is 'A credit code that fails its check and is on the certificate all the same: proposed by one person, confirmed by another.';
comment on column credit_code_exception.fault is 'What speaks against it: its check character, its kind, or its division.';
comment on column credit_code_exception.certified_name is 'The organisation as the certificate names it.';
comment on column credit_code_exception.document is 'The certificate it was compared with.';
alter table credit_code_exception enable row level security;
alter table credit_code_exception force row level security;
create policy scope on credit_code_exception using (access_allows(division_path, null));
grant select, insert, update on credit_code_exception to jilu_app;
insert into status_transition (entity, from_status, to_status) values
  ('credit-code-exception', 'open', 'confirmed'), ('credit-code-exception', 'open', 'returned'),
  ('credit-code-exception', 'open', 'withdrawn');
create trigger credit_code_exception_fence before update of status on credit_code_exception
  for each row execute function status_fence('credit-code-exception');

create view credit_code_to_confirm with (security_invoker = true) as
  select exception_id, credit_code, certified_name, proposed_at
  from credit_code_exception where status = 'open';
comment on view credit_code_to_confirm is 'Published by organisations: credit codes that wait for a second person.';
create view credit_code_confirmed with (security_invoker = true) as
  select credit_code from credit_code_exception where status = 'confirmed';
comment on view credit_code_confirmed is 'Published by organisations: credit codes that are taken although they fail their check.';
grant select on credit_code_to_confirm, credit_code_confirmed to jilu_app;
