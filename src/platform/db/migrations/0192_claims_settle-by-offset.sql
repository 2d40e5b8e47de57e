-- A line is settled by what its payee owes, instead of by an order of the bank; two people may take that back.
insert into status_transition (entity, from_status, to_status) values
  ('claim-line', 'payable', 'paid'), ('claim-line', 'paid', 'payable'),
  ('claim', 'settled', 'payable'), ('claim', 'approved', 'payable')
  on conflict do nothing;
