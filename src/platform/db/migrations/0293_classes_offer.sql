-- A class that is or was open for enrolment is read by everybody: what it teaches, when and where.
create policy offered on training_class for select
  using (current_setting('app.scope_kind', true) in ('public', 'person') and exists (
    select 1 from class_opening o where o.class_id = training_class.class_id));
