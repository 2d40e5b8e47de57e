-- A confirmed batch is undone by two people while nothing rests on it.
alter table intake_batch drop constraint intake_batch_status_check;
alter table intake_batch add constraint intake_batch_status_check
  check (status in ('staged', 'confirmed', 'discarded', 'undo-proposed', 'undone'));
alter table intake_batch add column undo_reason text;
alter table intake_batch add column undo_proposed_by uuid;
alter table intake_batch add column undo_proposed_at timestamptz;
alter table intake_batch add column undone_by uuid;
alter table intake_batch add column undone_at timestamptz;
alter table intake_batch add constraint intake_batch_undo
  check (status not in ('undo-proposed', 'undone') or undo_reason is not null);
comment on column intake_batch.status is 'A staged batch waits for somebody to look at it; confirmed: its good rows are in the registers; undo-proposed: another person decides whether they are taken out again; undone: they were.';
insert into status_transition (entity, from_status, to_status) values
  ('intake-batch', 'confirmed', 'undo-proposed'), ('intake-batch', 'undo-proposed', 'confirmed'),
  ('intake-batch', 'undo-proposed', 'undone');

create function undo_intake_batch(batch uuid) returns int language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from intake_batch b where b.batch_id = batch and b.status = 'undo-proposed'
      and exists (select 1 from review_decision r where r.subject_type = 'import-undo' and r.subject_id = batch::text
        and r.step = 'approve' and r.decision = 'passed' and r.decided_at >= b.undo_proposed_at)) then
    raise exception 'intake_undo_two_people: an import is undone by two people'
      using errcode = 'integrity_constraint_violation', constraint = 'intake_undo_two_people';
  end if;
  return undo_row_changes(batch);
end $$;
comment on function undo_intake_batch is 'Takes back every row that a batch created or changed, once a second person has agreed. Runs as its owner: nobody else may remove such rows; it sees what whoever calls it sees.';
revoke execute on function undo_intake_batch(uuid) from public;
grant execute on function undo_intake_batch(uuid) to jilu_app;
