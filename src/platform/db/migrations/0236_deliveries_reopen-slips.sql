-- What was recorded of a printed notice by mistake is taken back: it waits again to be delivered, or to be printed.
insert into status_transition (entity, from_status, to_status) values
  ('delivery-slip', 'handed-over', 'printed'), ('delivery-slip', 'refused', 'printed'),
  ('delivery-slip', 'cancelled', 'to-print');
