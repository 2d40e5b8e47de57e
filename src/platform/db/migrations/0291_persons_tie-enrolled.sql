-- Whoever enrols in a class becomes known to the institution and the county of the class.
create function tie_enrolled(person bigint, path ltree, organisation uuid) returns boolean language plpgsql as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  insert into person_tie (person_id, division_path, organisation_id) values (person, path, organisation)
    on conflict on constraint person_tie_once do nothing;
  perform set_config('app.scope_kind', kept, true);
  return true;
end $$;
comment on function tie_enrolled is 'A person who takes a place in a class by herself: the row policies let nobody but a desk tie her, and she is nobody of a desk.';
