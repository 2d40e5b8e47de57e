-- A credit code that two people confirmed is taken back by one of the bureau while no organisation of the register bears it.
alter table credit_code_exception drop constraint credit_code_exception_status_check;
alter table credit_code_exception add constraint credit_code_exception_status_check
  check (status in ('open', 'confirmed', 'returned', 'withdrawn', 'revoked'));
insert into status_transition (entity, from_status, to_status) values
  ('credit-code-exception', 'confirmed', 'revoked');
