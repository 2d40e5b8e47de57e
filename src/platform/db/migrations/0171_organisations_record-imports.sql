-- An import of catalogues can be undone: organisations, what they offer, their accounts and their suspensions.
create trigger organisation_change after insert or update or delete on organisation for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('organisation_id');
create trigger training_project_change after insert or update or delete on training_project for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('project_id');
create trigger organisation_bank_account_change after insert or update or delete on organisation_bank_account for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '')
  execute function note_row_change('organisation_id', 'bank_account_id');
create trigger organisation_suspension_change after insert or update or delete on organisation_suspension for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '')
  execute function note_row_change('organisation_id', 'suspension_id');
