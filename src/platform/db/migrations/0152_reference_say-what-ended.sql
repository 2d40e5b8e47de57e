-- What ended a row, and where it ended before: a repeal gives it its days back.
alter table subsidy_standard add column ended_by_version_id uuid,
  add column until_before date;
alter table scarce_occupation add column ended_by_version_id uuid,
  add column until_before date;
alter table policy_setting add column ended_by_version_id uuid,
  add column until_before date;
comment on column subsidy_standard.ended_by_version_id is 'The policy version that ended this row early; null where none did.';
comment on column subsidy_standard.until_before is 'The day after its last one before it was ended; null where it had no end.';
comment on column scarce_occupation.ended_by_version_id is 'The policy version that ended this entry early; null where none did.';
comment on column scarce_occupation.until_before is 'The day after its last one before it was ended; null where it had no end.';
comment on column policy_setting.ended_by_version_id is 'The policy version that ended this value early; null where none did.';
comment on column policy_setting.until_before is 'The day after its last one before it was ended; null where it had no end.';

-- A row goes only with the version that set it; what came by the catalogue stays.
create function policy_row_fence() returns trigger language plpgsql as $$
begin
  if old.policy_version_id is null then
    raise exception 'only what a policy version has set may go' using errcode = 'restrict_violation',
      constraint = 'policy_row_fence';
  end if;
  return old;
end $$;
comment on function policy_row_fence is 'A row of the tables of a notice goes with the version that set it; rows of the catalogue stay.';
create trigger subsidy_standard_kept before delete on subsidy_standard for each row execute function policy_row_fence();
create trigger scarce_occupation_kept before delete on scarce_occupation for each row execute function policy_row_fence();
create trigger policy_setting_kept before delete on policy_setting for each row execute function policy_row_fence();
grant delete on subsidy_standard, scarce_occupation, policy_setting to jilu_app;
