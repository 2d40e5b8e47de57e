-- A class is put off to later days, or two classes become one; a change that nobody decided in time is applied where the
-- county has said so.
do $$
declare known text;
begin
  select pg_get_constraintdef(oid) into known from pg_constraint where conname = 'class_change_kind_check';
  alter table class_change drop constraint class_change_kind_check;
  execute 'alter table class_change add constraint class_change_kind_check '
    || replace(known, quote_literal('filing'), quote_literal('postponed') || '::text, ' || quote_literal('merged')
      || '::text, ' || quote_literal('filing'));
  select pg_get_constraintdef(oid) into known from pg_constraint where conname = 'training_class_status_check';
  alter table training_class drop constraint training_class_status_check;
  execute 'alter table training_class add constraint training_class_status_check '
    || replace(known, quote_literal('cancelled'), quote_literal('merged') || '::text, ' || quote_literal('cancelled'));
end $$;
alter table class_change add column into_class_id uuid references training_class
  constraint class_change_into check ((kind = 'merged') = (into_class_id is not null));
comment on column class_change.into_class_id is 'The class that goes on, where two become one; null for every other change.';
alter table class_change add column silent_source text
  constraint class_change_silent check (silent_source is null or status = 'applied');
comment on column class_change.silent_source is 'By what rule of the county it was applied without a decision; null where somebody decided.';
grant update (silent_source) on class_change to jilu_app;
create index class_change_into_class on class_change (into_class_id) where into_class_id is not null;

alter table training_class add column merged_into uuid references training_class
  constraint training_class_merged check ((status = 'merged') = (merged_into is not null));
comment on column training_class.merged_into is 'The class that took this one in; null for every class that was not merged.';
insert into status_transition (entity, from_status, to_status) values ('training-class', 'approved', 'merged');
