-- A class may be examined twice: by whoever trained it, and by a body (LC-5, LC-10). Each kind keeps its own result;
-- assessment_result stays the one that stands for the class.
create table kind_result (
  person_id bigint not null,
  class_id uuid not null,
  kind text not null constraint kind_result_kind_known check (kind in
    ('vocational-qualification', 'skill-level', 'special-ability', 'training-completion')),
  theory_score numeric(5,1),
  practice_score numeric(5,1),
  overall_score numeric(5,1),
  result text not null constraint kind_result_known check (result in ('passed', 'failed', 'absent')),
  assessed_on date,
  source text not null,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint kind_result_pk primary key (person_id, class_id, kind),
  foreign key (person_id, class_id) references enrolment
);
comment on table kind_result is 'What came of each kind of exam of a class, by the certificate that a pass brings: of a resit the later result. Empty for a class whose results came by workbook alone, which names no kind.';
create index kind_result_class on kind_result (class_id);
alter table kind_result enable row level security;
alter table kind_result force row level security;
create policy scope on kind_result using (exists (
  select 1 from training_class c where c.class_id = kind_result.class_id));
grant select, insert, update on kind_result to jilu_app;
create trigger kind_result_change after insert or update or delete on kind_result for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '')
  execute function note_row_change('person_id', 'class_id', 'kind');

alter table outcome_correction add column result_kind text;
comment on column outcome_correction.result_kind is 'Of which kind of exam the corrected result is, by its certificate; null where the class has results of no kind.';
