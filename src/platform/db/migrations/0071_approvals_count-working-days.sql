-- Other modules count working days without reading the calendar.
create function count_working_days(after_day date, through_day date) returns int language sql stable as
  $$ select count(*)::int from working_day where is_working and day > after_day and day <= through_day $$;
comment on function count_working_days is 'Working days after the first day up to and with the second, as far as the calendar knows them.';
