-- Whoever has died is left out of a batch until an heir is agreed on.
alter table payment_left_out drop constraint payment_left_out_reason_check,
  add constraint payment_left_out_reason_check
    check (reason in ('account-unusable', 'account-holder-differs', 'payee-held', 'person-held', 'heir-missing'));
