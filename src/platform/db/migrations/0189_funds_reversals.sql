-- Entries that counter what was booked wrongly: money that had not come back, and money that was not spent after all.
alter table fund_entry drop constraint fund_entry_kind_check,
  add constraint fund_entry_kind_check check (kind in ('appropriate', 'reserve', 'post', 'void', 'return', 'recover',
    'recover-reversal', 'post-reversal'));
