-- Results of an exam, the record of its inspection and a result looked at again are subjects of review.
do $$
declare known text;
begin
  select pg_get_constraintdef(oid) into known from pg_constraint where conname = 'approval_case_subject_type_check';
  alter table approval_case drop constraint approval_case_subject_type_check;
  execute 'alter table approval_case add constraint approval_case_subject_type_check '
    || replace(known, quote_literal('class-filing'), quote_literal('exam-results') || '::text, '
      || quote_literal('exam-inspection') || '::text, ' || quote_literal('result-review') || '::text, '
      || quote_literal('class-filing'));
end $$;
