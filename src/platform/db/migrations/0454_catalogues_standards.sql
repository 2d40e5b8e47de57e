-- A norm, textbook or training package of a county comes into the catalogue of standards by two people, and goes out of it.
do $$
declare known text;
begin
  select pg_get_constraintdef(oid) into known from pg_constraint where conname = 'catalogue_change_kind_check';
  alter table catalogue_change drop constraint catalogue_change_kind_check;
  execute 'alter table catalogue_change add constraint catalogue_change_kind_check '
    || replace(known, quote_literal('need-add'), quote_literal('standard-add') || '::text, '
      || quote_literal('standard-stop') || '::text, ' || quote_literal('need-add'));
end $$;
alter table catalogue_change add column standard jsonb
  constraint catalogue_change_of_standard check ((kind = 'standard-add') = (standard is not null));
comment on column catalogue_change.standard is 'Kind, code, edition and hours of a standard that comes in; null for every other change.';
