-- Until the first day a person takes herself off the roster of her class, whatever its filing waits for.
create function leave_own_roster(one uuid, change uuid, proposer uuid, at timestamptz, why text) returns boolean
language plpgsql as $$
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  herself bigint := access_person();
  was_on boolean := false;
begin
  if herself is null then return false; end if;
  perform set_config('app.scope_kind', 'system', true);
  perform 1 from training_class where class_id = one for update;
  update enrolment set status = 'withdrawn', changed_at = at, version = version + 1
    where class_id = one and person_id = herself and status = 'enrolled';
  was_on := found;
  if was_on then
    update training_class set version = version + 1 where class_id = one;
    insert into class_change (class_id, change_id, division_path, organisation_id, kind, review, person_id, effective_on,
      previous, proposed, reason, status, proposed_by, proposed_at, decided_at)
    select c.class_id, change, c.division_path, c.organisation_id, 'trainee-left', 'none', herself,
      (at at time zone 'Asia/Shanghai')::date, '{}',
      jsonb_build_object('leaves', jsonb_build_object('personId', herself, 'lastOn', null), 'joins', null),
      why, 'applied', proposer, at, at
    from training_class c where c.class_id = one;
  end if;
  perform set_config('app.scope_kind', kept, true);
  return was_on;
end $$;
comment on function leave_own_roster is 'Takes whoever asks off the roster of a class and keeps the change; false where she is not on it. She may leave a roster that she may not write; the act says until when.';
