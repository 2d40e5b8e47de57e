-- Before an account is disabled, administrators hear how much waits for its role. They see no review of any county, so
-- the count looks past the row policies and tells steps and numbers alone.
create function open_steps(place ltree) returns table (next_step text, waiting int) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select c.next_step, count(*)::int from approval_case c
    where c.status = 'open' and c.next_step is not null and c.division_path <@ place group by c.next_step;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function open_steps is 'How many open reviews wait at which step in a division and below. Numbers only.';
