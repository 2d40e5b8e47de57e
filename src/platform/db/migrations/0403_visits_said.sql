-- What an entry is about besides a person, and what was said: the desk reads it beside the answer, also where it was refused.
alter table visit_entry
  add column need_id uuid,
  add column measure_id uuid,
  add column opening_id uuid,
  add column said jsonb not null default '{}';
comment on column visit_entry.need_id is 'The wish that it recorded or counted again; its words stand there.';
comment on column visit_entry.measure_id is 'Of a plan: the measure that it says is done, also where it was refused.';
comment on column visit_entry.opening_id is 'Of an enrolment: the class, also where it was refused.';
comment on column visit_entry.said is 'The words about a measure, and why somebody was not reached after how many tries. Of a person whose entry was refused nothing stands here.';
comment on column visit_entry.answer is 'What the phone was told: sentences of the refusals, with what the desk wrote of a measure before, or the number of the seat.';
