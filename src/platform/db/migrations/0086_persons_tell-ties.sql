-- Whether whoever asks has to do with a person in a county: later modules ask it in policies of their own.
create function person_is_tied(person bigint, path ltree) returns boolean language sql stable as $$
  select exists (select 1 from person_tie t where t.person_id = person and t.division_path = path
    and access_allows(t.division_path, t.organisation_id))
$$;
comment on function person_is_tied is 'Whether the county or organisation that asks has to do with this person in this county; its own ties only.';
grant execute on function person_is_tied(bigint, ltree) to jilu_app;
