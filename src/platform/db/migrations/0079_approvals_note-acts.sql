-- Acts of one person that no review follows, but that keep that person from a later act on the same money: refusing or
-- restoring one line of a claim, and bringing in a batch of workbooks.
alter table approval_case drop constraint approval_case_subject_type_check;
alter table approval_case add constraint approval_case_subject_type_check
  check (subject_type in ('class-filing', 'claim', 'payment-batch', 'budget', 'line-release', 'objection', 'policy-version',
    'payee-account', 'bank-return', 'claim-rejection', 'line-change', 'suspension', 'account', 'calendar', 'line-decision',
    'intake-batch'));
