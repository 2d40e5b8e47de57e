-- That somebody opened her data may be disputed too: nobody had a reason to. Beside what may be disputed already.
do $$
declare known text;
begin
  select pg_get_constraintdef(oid) into known from pg_constraint where conname = 'dispute_subject_type_check';
  alter table dispute drop constraint dispute_subject_type_check;
  execute 'alter table dispute add constraint dispute_subject_type_check '
    || replace(known, quote_literal('class'), quote_literal('look') || '::text, ' || quote_literal('class'));
  select pg_get_constraintdef(oid) into known from pg_constraint where conname = 'dispute_fact_check';
  alter table dispute drop constraint dispute_fact_check;
  execute 'alter table dispute add constraint dispute_fact_check '
    || replace(known, quote_literal('taking-part'), quote_literal('look') || '::text, ' || quote_literal('taking-part'));
end $$;
alter table dispute add constraint dispute_of_look check ((subject_type = 'look') = (fact = 'look'));
