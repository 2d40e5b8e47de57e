-- A place in a class may be disputed too: she never enrolled, was not selected, or waits at another place. Beside what may be disputed already.
do $$
declare known text;
begin
  select pg_get_constraintdef(oid) into known from pg_constraint where conname = 'dispute_subject_type_check';
  alter table dispute drop constraint dispute_subject_type_check;
  execute 'alter table dispute add constraint dispute_subject_type_check '
    || replace(known, quote_literal('class'), quote_literal('seat') || '::text, ' || quote_literal('class'));
  select pg_get_constraintdef(oid) into known from pg_constraint where conname = 'dispute_fact_check';
  alter table dispute drop constraint dispute_fact_check;
  execute 'alter table dispute add constraint dispute_fact_check '
    || replace(known, quote_literal('taking-part'), quote_literal('seat') || '::text, ' || quote_literal('taking-part'));
end $$;
alter table dispute drop constraint dispute_of_line;
alter table dispute add constraint dispute_of_line check ((subject_type in ('claim-line', 'seat')) = (parent_id is not null)
  and (subject_type = 'claim-line') = (fact in ('amount', 'account')));
alter table dispute add constraint dispute_of_seat check ((subject_type = 'seat') = (fact = 'seat'));
comment on column dispute.parent_id is 'The claim of a line, the class of a place; null for what belongs to neither.';
