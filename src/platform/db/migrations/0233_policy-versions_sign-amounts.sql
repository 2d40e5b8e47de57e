-- A version that moves amounts or the scarce list waits, once reviewed, for finance's signature (LN-3-11a, SX-3-10a).
alter table policy_version drop constraint policy_version_status_check;
alter table policy_version add constraint policy_version_status_check
  check (status in ('draft', 'submitted', 'reviewed', 'returned', 'approved', 'rejected', 'withdrawn', 'repealed'));
insert into status_transition (entity, from_status, to_status) values
  ('policy-version', 'submitted', 'reviewed'), ('policy-version', 'reviewed', 'approved'),
  ('policy-version', 'reviewed', 'returned'), ('policy-version', 'reviewed', 'rejected');
