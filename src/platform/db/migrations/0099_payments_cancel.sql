-- A batch that the bank has not got is withdrawn by its maker, or, once approved, cancelled by two people.
alter table payment_batch drop constraint payment_batch_status_check;
alter table payment_batch add constraint payment_batch_status_check
  check (status in ('draft', 'approved', 'cancel-proposed', 'sent', 'settled', 'cancelled'));
comment on column payment_batch.status is
  'cancel-proposed: approved, not exported; somebody would cancel it and another person decides.';
delete from status_transition where entity = 'payment-batch' and from_status = 'approved' and to_status = 'cancelled';
insert into status_transition (entity, from_status, to_status) values
  ('payment-batch', 'approved', 'cancel-proposed'), ('payment-batch', 'cancel-proposed', 'cancelled'),
  ('payment-batch', 'cancel-proposed', 'approved');

-- Its own subject of a review, beside those that are there.
do $$
declare known text;
begin
  select pg_get_constraintdef(oid) into known from pg_constraint where conname = 'approval_case_subject_type_check';
  alter table approval_case drop constraint approval_case_subject_type_check;
  execute 'alter table approval_case add constraint approval_case_subject_type_check '
    || replace(known, quote_literal('class-filing'), quote_literal('payment-cancel') || '::text, ' || quote_literal('class-filing'));
end $$;
