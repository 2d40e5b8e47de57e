-- Attendance of which more than a tenth is not recorded or not understood is unknown, not low.
alter table attendance_roll alter column whole_days drop not null;
comment on column attendance_roll.whole_days is
  'Days with both half days present; null where more than a tenth of the half days is unknown.';
update attendance_roll set whole_days = null, version = version + 1
  where not locked and length(replace(unknown_mask::text, '0', '')) * 10 > slot_count;
