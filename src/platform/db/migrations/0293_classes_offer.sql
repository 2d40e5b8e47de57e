-- A class that was opened for enrolment is read by everybody: what it teaches, when and where.
alter table training_class add column is_offered boolean not null default false;
comment on column training_class.is_offered is 'It was opened for enrolment, so everybody may read what it teaches, when and where; never who is in it.';
create policy offered on training_class for select
  using (is_offered and current_setting('app.scope_kind', true) in ('public', 'person'));
