-- Further acts take two persons: what a payee is paid to, a bank return typed by hand, the rejection of a whole claim,
-- a change of one line after approval, a suspension, an account with power, the working days of a year.
alter table approval_case drop constraint approval_case_subject_type_check;
alter table approval_case add constraint approval_case_subject_type_check
  check (subject_type in ('class-filing', 'claim', 'payment-batch', 'budget', 'line-release', 'objection', 'policy-version',
    'payee-account', 'bank-return', 'claim-rejection', 'line-change', 'suspension', 'account', 'calendar'));
