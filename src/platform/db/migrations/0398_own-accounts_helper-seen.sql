-- Who saw the ID card: the counter, or a helper in the village.
alter table own_account drop constraint own_account_proof_known;
alter table own_account add constraint own_account_proof_known
  check (proven_by in ('phone-on-record', 'bank-card', 'counter', 'village-helper', 'nothing'));
alter table own_account drop constraint own_account_verifier_known;
alter table own_account add constraint own_account_verifier_known
  check (verified_by in ('registry', 'police', 'counter', 'village-helper'));
alter table own_account drop constraint own_account_counter;
alter table own_account add constraint own_account_counter
  check ((proven_by in ('counter', 'village-helper')) = (opened_by is not null));
comment on column own_account.proven_by is
  'What proved that it is her: a code to the phone on record, the last digits of a bank card on record, the ID card seen at the counter or by a helper in the village; nothing where no register knew her.';
