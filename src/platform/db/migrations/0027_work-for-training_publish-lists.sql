-- Lists of work for training with the people on them; a list without people is one row without a person.
create view work_for_training_person with (security_invoker = true) as
  select l.list_id, l.reported_on, l.recorded_at, e.person_id, e.list_no, e.months
  from work_for_training_list l left join work_for_training_entry e on e.list_id = l.list_id;
comment on view work_for_training_person is 'Published by work-for-training: who stands on which list, with the months claimed.';
grant select on work_for_training_person to jilu_app;
