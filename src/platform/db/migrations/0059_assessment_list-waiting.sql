-- An assessment body sees which classes of its division wait for results. Those classes belong to other organisations,
-- so the list looks past the row policies and tells names, days and counts, never a person.
create function classes_to_assess(on_day date)
  returns table (class_id uuid, name text, number text, organisation_name text, start_on date, end_on date,
    assessment_plan text, enrolled int, assessed int, passed int) language plpgsql as $$
#variable_conflict use_column
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  own_path ltree;
begin
  if kept <> 'organisation' then return; end if;
  select o.division_path into own_path from organisation o
    where o.organisation_id = nullif(current_setting('app.scope_organisation', true), '')::uuid and o.is_assessment_body;
  if own_path is null then return; end if;
  perform set_config('app.scope_kind', 'system', true);
  return query
    select c.class_id, c.name, c.number, o.name, c.start_on, c.end_on, c.assessment_plan,
      count(e.person_id)::int, count(r.person_id)::int, (count(*) filter (where r.result = 'passed'))::int
    from training_class c join organisation_name o on o.organisation_id = c.organisation_id
    join enrolment e on e.class_id = c.class_id and e.status = 'enrolled'
    left join assessment_result r on r.person_id = e.person_id and r.class_id = e.class_id
    where c.division_path <@ own_path and c.status in ('approved', 'completed')
      and c.end_on between on_day - 400 and on_day + 14
    group by c.class_id, c.name, c.number, o.name, c.start_on, c.end_on, c.assessment_plan
    order by (count(r.person_id) < count(e.person_id)) desc, c.end_on, c.class_id limit 200;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function classes_to_assess is 'Classes of the division of the asking assessment body that end within two weeks or ended within 400 days, those that lack results first. Answers nobody else; names, days and counts only.';
