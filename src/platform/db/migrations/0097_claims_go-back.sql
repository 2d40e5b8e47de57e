-- Ways back of a claim: taken back by its maker, and returned after its approval by two people.
insert into status_transition (entity, from_status, to_status) values
  ('claim', 'confirmed', 'generated'),
  ('claim', 'approved', 'returned'), ('claim', 'payable', 'returned'), ('claim', 'settled', 'returned'),
  ('claim-line', 'refused', 'withdrawn'),
  ('claim-line', 'granted', 'computed'), ('claim-line', 'granted', 'frozen'),
  ('claim-line', 'payable', 'computed'), ('claim-line', 'payable', 'frozen');
-- The review of a claim that was decided goes back with it, and begins again.
insert into status_transition (entity, from_status, to_status) values ('approval-case', 'approved', 'returned')
  on conflict do nothing;
