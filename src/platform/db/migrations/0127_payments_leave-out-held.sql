-- A held payee, and a held person of an order that pays an organisation, is left out of a batch by name.
alter table payment_left_out drop constraint payment_left_out_reason_check;
alter table payment_left_out add constraint payment_left_out_reason_check
  check (reason in ('account-unusable', 'account-holder-differs', 'payee-held', 'person-held'));
alter table payment_left_out drop constraint payment_left_out_payee;
alter table payment_left_out add constraint payment_left_out_payee check (case
  when payee_kind = 'trainee' or reason = 'person-held' then person_id is not null and organisation_id is null
  else person_id is null and organisation_id is not null end);
