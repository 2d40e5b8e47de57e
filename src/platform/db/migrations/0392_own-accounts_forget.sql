-- The account of a person who is anonymised closes for good, and what helpers wrote of her goes.
create function forget_helped(persons bigint[]) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  update helped_act set reason = '-' where person_id = any (persons) and reason is not null;
  update own_account set guardian_cipher = null, agreement = case when agreement is null then null else '-' end
    where person_id = any (persons);
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function forget_helped is 'Removes what was written of these persons when they were helped. Runs as the owner of the tables.';
grant execute on function forget_helped(bigint[]) to jilu_app;
