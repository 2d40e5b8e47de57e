-- What was kept or sent back by mistake waits again; what has changed the record does not.
insert into status_transition (entity, from_status, to_status) values
  ('duty-conflict', 'kept-ours', 'open'), ('duty-conflict', 'sent-back', 'open');
