-- What the status of a case means since an approved one may go back with its thing.
comment on column approval_case.status is
  'A returned or withdrawn case opens again in its next round; an approved one is sent back with its thing; rejected is final.';
