-- A receipt that was booked wrongly is countered by two people; a case that had ended by it is open again.
alter table recovery_case add column ended_from text
  check (ended_from in ('noticed', 'answered', 'owed'));
comment on column recovery_case.ended_from is
  'The status in which the case ended; null while it runs, and of cases that ended before this was kept.';

alter table recovery_proposal add column reverses uuid references recovery_proposal;
comment on column recovery_proposal.reverses is 'For a reversal: the booked receipt that was wrong.';
alter table recovery_proposal drop constraint recovery_proposal_kind_check,
  add constraint recovery_proposal_kind_check
    check (kind in ('change', 'instalments', 'receipt', 'write-off', 'reversal')),
  drop constraint recovery_proposal_status_check,
  add constraint recovery_proposal_status_check
    check (status in ('open', 'approved', 'returned', 'withdrawn', 'reversed')),
  add constraint recovery_proposal_reverses check ((kind = 'reversal') = (reverses is not null));

drop policy scope on recovery_proposal;
create policy scope on recovery_proposal using (access_allows(division_path, null)
  or (status in ('approved', 'reversed') and exists (
    select 1 from recovery_case c where c.recovery_id = recovery_proposal.recovery_id)))
  with check (access_allows(division_path, null));

insert into status_transition (entity, from_status, to_status) values
  ('recovery', 'settled', 'noticed'), ('recovery', 'settled', 'answered'), ('recovery', 'settled', 'owed'),
  ('recovery', 'written-off', 'owed'), ('recovery', 'written-off', 'answered'),
  ('recovery', 'answered', 'written-off'),
  ('recovery-proposal', 'approved', 'reversed');
