-- The ways back are signed by two people too: a claim returned after its approval, a line held, a publication taken down,
-- a suspension lifted, a change of an approved class or its roster, one fact corrected, persons merged, an import undone,
-- money asked back or written off, an appeal.
alter table approval_case drop constraint approval_case_subject_type_check;
alter table approval_case add constraint approval_case_subject_type_check
  check (subject_type in ('class-filing', 'claim', 'payment-batch', 'budget', 'line-release', 'objection', 'policy-version',
    'payee-account', 'bank-return', 'claim-rejection', 'line-change', 'suspension', 'account', 'calendar', 'line-decision',
    'intake-batch', 'claim-return', 'line-hold', 'publication-end', 'suspension-end', 'organisation-change',
    'class-change', 'class-end', 'roster-change', 'fact-correction', 'person-correction', 'person-merge', 'import-undo',
    'recovery', 'recovery-receipt', 'write-off', 'appeal', 'policy-repeal'));
