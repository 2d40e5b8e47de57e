-- Whoever proposed another account may take the proposal back while nobody has decided it.
alter table payee_account_change drop constraint payee_account_change_status_check;
alter table payee_account_change add constraint payee_account_change_status_check
  check (status in ('open', 'approved', 'returned', 'rejected', 'withdrawn'));
insert into status_transition (entity, from_status, to_status) values ('payee-account-change', 'open', 'withdrawn');
