-- An import of results and certificates can be undone.
create trigger assessment_result_change after insert or update or delete on assessment_result for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '')
  execute function note_row_change('person_id', 'class_id');
create trigger certificate_registry_change after insert or update or delete on certificate_registry for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '')
  execute function note_row_change('number', 'class_id');
create trigger certificate_change after insert or update or delete on certificate for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '')
  execute function note_row_change('person_id', 'certificate_id');
