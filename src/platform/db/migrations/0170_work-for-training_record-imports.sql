-- An import of work-for-training lists can be undone.
create trigger work_for_training_list_change after insert or update or delete on work_for_training_list for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('list_id');
create trigger work_for_training_entry_change after insert or update or delete on work_for_training_entry for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '')
  execute function note_row_change('person_id', 'list_id');
