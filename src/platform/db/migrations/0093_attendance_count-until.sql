-- A class that broke off and a trainee who left count up to their last day: a roll keeps every mark, and counts fewer.
alter table attendance_roll drop constraint attendance_roll_masks;
alter table attendance_roll add constraint attendance_roll_masks check (length(present_mask) >= slot_count
  and length(leave_mask) = length(present_mask) and length(unknown_mask) = length(present_mask)
  and present_slots between 0 and slot_count and whole_days * 2 <= slot_count);
comment on column attendance_roll.slot_count is 'The half days that count: all of them, or those up to the last day of a class that broke off or of a trainee who left.';
