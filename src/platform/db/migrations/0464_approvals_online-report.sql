-- A report of an online platform that is taken back is a subject of review.
do $$
declare known text;
begin
  select pg_get_constraintdef(oid) into known from pg_constraint where conname = 'approval_case_subject_type_check';
  alter table approval_case drop constraint approval_case_subject_type_check;
  execute 'alter table approval_case add constraint approval_case_subject_type_check '
    || replace(known, quote_literal('class-filing'), quote_literal('online-report') || '::text, '
      || quote_literal('class-filing'));
end $$;
