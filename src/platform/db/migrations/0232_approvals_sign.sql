-- A second office signs what the first has decided: amounts are the labour bureau's and finance's.
alter table approval_step drop constraint approval_step_step_check;
alter table approval_step add constraint approval_step_step_check
  check (step in ('prepare', 'confirm', 'accept', 'first-review', 'second-review', 'approve', 'sign'));
