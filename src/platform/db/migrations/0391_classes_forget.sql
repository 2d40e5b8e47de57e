-- What a roster said of a person who is anonymised goes; that somebody was enrolled stays.
create function forget_declared(persons bigint[]) returns int language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  forgotten int;
begin
  perform set_config('app.scope_kind', 'system', true);
  update enrolment set declared_cipher = null where person_id = any (persons) and declared_cipher is not null;
  get diagnostics forgotten = row_count;
  perform set_config('app.scope_kind', kept, true);
  return forgotten;
end $$;
comment on function forget_declared is 'Removes what rosters said of these persons, encrypted. Runs as the owner of the table.';
grant execute on function forget_declared(bigint[]) to jilu_app;
