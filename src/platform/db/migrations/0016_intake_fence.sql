-- Batches of uploaded files get the status fence.
insert into status_transition (entity, from_status, to_status) values
  ('intake-batch', 'staged', 'confirmed'), ('intake-batch', 'staged', 'discarded');
create trigger intake_batch_fence before update of status on intake_batch
  for each row execute function status_fence('intake-batch');
comment on column intake_batch.status is 'A staged batch waits for somebody to look at it; confirmed: its good rows are in the registers.';
