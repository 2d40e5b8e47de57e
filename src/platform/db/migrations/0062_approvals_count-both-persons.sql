-- A step that somebody takes for a colleague on leave is a step of both: neither takes another of the same round.
alter table approval_step add column for_person_key text;
comment on column approval_step.for_person_key is 'The human being for whom the step was taken during a leave; null where somebody acted for himself.';

create function approval_step_both_persons() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from approval_step s
    where s.case_id = new.case_id and s.round = new.round
      and array[s.person_key, s.for_person_key] && array_remove(array[new.person_key, new.for_person_key], null)
  ) then
    raise exception 'four_eyes: one of the people behind this step has taken another of the round'
      using errcode = 'check_violation', constraint = 'approval_step_four_eyes';
  end if;
  return new;
end $$;
comment on function approval_step_both_persons is 'Trigger: of the people behind a step, the one who acts and the one acted for, none has taken another step of the round.';
create trigger approval_step_both_persons before insert on approval_step
  for each row execute function approval_step_both_persons();
