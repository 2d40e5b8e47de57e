-- The list of an employer may say for how long the contract of a worker runs.
alter table work_for_training_entry add column contract_months int check (contract_months > 0);
comment on column work_for_training_entry.contract_months is
  'Months that the labour contract runs, as the employer states them; null where the sheet does not say.';

create or replace view work_for_training_person with (security_invoker = true) as
  select l.list_id, l.reported_on, l.recorded_at, e.person_id, e.list_no, e.months, e.contract_on, e.contract_months
  from work_for_training_list l left join work_for_training_entry e on e.list_id = l.list_id;
comment on view work_for_training_person is
  'Published by work-for-training: who stands on which list, with the months claimed and the contract.';
grant select on work_for_training_person to jilu_app;
