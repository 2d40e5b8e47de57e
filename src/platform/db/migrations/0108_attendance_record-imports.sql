-- An import of attendance can be undone: its submissions go with it and stay readable among the recorded changes.
create trigger attendance_calendar_change after insert or update or delete on attendance_calendar for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('class_id');
create trigger attendance_submission_change after insert or update or delete on attendance_submission for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '')
  execute function note_row_change('person_id', 'class_id', 'submission_id');
create trigger attendance_roll_change after insert or update or delete on attendance_roll for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '')
  execute function note_row_change('person_id', 'class_id');
drop trigger attendance_submission_append_only on attendance_submission;
create trigger attendance_submission_append_only before update on attendance_submission
  for each row execute function refuse_change();
create trigger attendance_submission_kept before delete on attendance_submission for each row
  when (coalesce(current_setting('app.undone_origin', true), '') = '') execute function refuse_change();
comment on table attendance_submission is 'The marks as they were sent, never changed; the roll is made from them. Only the undoing of their import removes them.';
