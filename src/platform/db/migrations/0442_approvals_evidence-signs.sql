-- A sign in the evidence, and a key of an online platform, are subjects of review, beside those that are there.
do $$
declare known text;
begin
  select pg_get_constraintdef(oid) into known from pg_constraint where conname = 'approval_case_subject_type_check';
  alter table approval_case drop constraint approval_case_subject_type_check;
  execute 'alter table approval_case add constraint approval_case_subject_type_check '
    || replace(known, quote_literal('class-filing'), quote_literal('evidence-sign') || '::text, '
      || quote_literal('platform-key') || '::text, ' || quote_literal('class-filing'));
end $$;
