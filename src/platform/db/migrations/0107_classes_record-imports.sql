-- An import that changes classes, timetables and rosters can be undone.
create trigger training_class_change after insert or update or delete on training_class for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('class_id');
create trigger class_teacher_change after insert or update or delete on class_teacher for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '')
  execute function note_row_change('class_id', 'teacher_no');
create trigger class_session_change after insert or update or delete on class_session for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '')
  execute function note_row_change('class_id', 'session_no');
create trigger enrolment_change after insert or update or delete on enrolment for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '')
  execute function note_row_change('person_id', 'class_id');
