-- Who taught, what was handed out and what was charged may be disputed too. Beside what may be disputed already.
do $$
declare known text;
begin
  select pg_get_constraintdef(oid) into known from pg_constraint where conname = 'dispute_fact_check';
  alter table dispute drop constraint dispute_fact_check;
  execute 'alter table dispute add constraint dispute_fact_check '
    || replace(known, quote_literal('taking-part'), quote_literal('teacher') || '::text, '
      || quote_literal('materials') || '::text, ' || quote_literal('fee') || '::text, ' || quote_literal('taking-part'));
end $$;
