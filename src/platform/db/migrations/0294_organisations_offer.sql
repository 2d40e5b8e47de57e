-- Whoever offers a class for enrolment is named to everybody.
create policy offering on organisation for select
  using (current_setting('app.scope_kind', true) = 'public' and exists (
    select 1 from class_opening o where o.organisation_id = organisation.organisation_id));
