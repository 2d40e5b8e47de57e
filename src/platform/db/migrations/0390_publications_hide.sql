-- The name of a protected person leaves the lists that are shown or were shown.
create function hide_published(person bigint, shown text) returns int language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  hidden int;
begin
  perform set_config('app.scope_kind', 'system', true);
  update publication_line set shown_name = shown, shown_id_number = shown where person_id = person;
  get diagnostics hidden = row_count;
  perform set_config('app.scope_kind', kept, true);
  return hidden;
end $$;
comment on function hide_published is 'Puts another text in the place of the name and number of one person in every published list. Runs as the owner of the table, whose rows the application does not change.';
grant execute on function hide_published(bigint, text) to jilu_app;
