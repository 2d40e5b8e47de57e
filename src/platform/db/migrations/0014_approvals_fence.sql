-- Reviews get the status fence: what machine.ts of approvals allows, and nothing else.
insert into status_transition (entity, from_status, to_status) values
  ('approval-case', 'open', 'approved'), ('approval-case', 'open', 'returned'), ('approval-case', 'open', 'rejected'),
  ('approval-case', 'open', 'withdrawn'),
  ('approval-case', 'returned', 'open'), ('approval-case', 'returned', 'withdrawn');
create trigger approval_case_fence before update of status on approval_case
  for each row execute function status_fence('approval-case');
comment on column approval_case.status is 'A returned case opens again in its next round; approved, rejected and withdrawn are final.';
comment on table status_transition is 'Second fence behind the machines (machine.ts) of the modules; tests/machines.test.ts compares the two.';
