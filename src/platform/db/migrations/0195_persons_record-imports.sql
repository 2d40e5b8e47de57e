-- An import of answers of departments can be undone; what they superseded counts again.
create trigger department_answer_change after insert or update or delete on department_answer for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('answer_id');
create trigger person_fact_change after insert or update or delete on person_fact for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '')
  execute function note_row_change('person_id', 'fact_id');
-- Nobody is granted to delete a fact; the undoing of an import runs as the owner, within the reach of whoever decides.
create policy scope_remove on person_fact for delete using (exists (
  select 1 from person_tie tie where tie.person_id = person_fact.person_id
    and access_allows(tie.division_path, tie.organisation_id) offset 0));
