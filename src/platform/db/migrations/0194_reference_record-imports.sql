-- An import of amounts or of the scarce list can be undone: its rows go with it, and only so.
create trigger subsidy_standard_change after insert or update or delete on subsidy_standard for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('standard_id');
create trigger scarce_occupation_change after insert or update or delete on scarce_occupation for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('scarce_id');

create or replace function policy_row_fence() returns trigger language plpgsql as $$
begin
  -- The undoing of an import runs as the owner of the tables, once a second person has agreed.
  if old.policy_version_id is null and not (coalesce(current_setting('app.undone_origin', true), '') <> ''
      and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid)) then
    raise exception 'only what a policy version has set may go' using errcode = 'restrict_violation',
      constraint = 'policy_row_fence';
  end if;
  return old;
end $$;
comment on function policy_row_fence is 'A row of the tables of a notice goes with the version that set it; rows of the catalogue stay, unless their import is undone.';
