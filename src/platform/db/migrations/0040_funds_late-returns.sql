-- Money that the bank sends back after it was paid: the entry is countered, the line waits to be paid again.
alter table fund_entry drop constraint fund_entry_kind_check,
  add constraint fund_entry_kind_check
    check (kind in ('appropriate', 'reserve', 'post', 'void', 'return', 'recover'));
insert into status_transition (entity, from_status, to_status) values
  ('claim-line', 'paid', 'returned'),
  ('claim', 'approved', 'paying'), ('claim', 'published', 'paying'), ('claim', 'settled', 'paying');
