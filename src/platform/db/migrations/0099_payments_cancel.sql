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
