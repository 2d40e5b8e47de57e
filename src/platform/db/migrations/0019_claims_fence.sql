-- The fence lets through what an act of machine.ts leads to, and nothing else: a claim follows its lines only where one
-- act on them can take it, and lines lose three ways that nothing ever took. Signals get a fence of their own.
delete from status_transition where entity = 'claim' and (from_status, to_status) in (
  ('approved', 'payable'), ('approved', 'paying'), ('published', 'paying'), ('payable', 'approved'),
  ('payable', 'published'), ('payable', 'settled'), ('settled', 'published'), ('settled', 'payable'),
  ('settled', 'paying'));
delete from status_transition where entity = 'claim-line' and (from_status, to_status) in (
  ('granted', 'computed'), ('granted', 'withdrawn'), ('payable', 'contested'));
insert into status_transition (entity, from_status, to_status) values
  -- An objection that is upheld refuses the line in one step.
  ('claim-line', 'published', 'refused'),
  ('claim-signal', 'open', 'cleared'), ('claim-signal', 'open', 'upheld'), ('claim-signal', 'open', 'lapsed'),
  ('claim-signal', 'lapsed', 'open');
create trigger claim_signal_fence before update of status on claim_signal
  for each row execute function status_fence('claim-signal');
comment on column claim_signal.status is 'lapsed: the facts no longer raise it; cleared and upheld: as two people found.';
