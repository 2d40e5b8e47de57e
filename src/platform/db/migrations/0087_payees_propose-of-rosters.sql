-- An institution's roster may name another account of its trainee: it proposes, and the county's reviewer decides.
-- The institution sees no change, not even its own: numbers of persons stay with the bureau.
create policy propose on payee_account_change for insert with check (
  person_id is not null and person_is_tied(person_id, division_path));

create function payee_change_waits(organisation uuid, person bigint) returns boolean language plpgsql as $$
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare scope text := coalesce(current_setting('app.scope_kind', true), '');
declare found_one boolean;
begin
  perform set_config('app.scope_kind', 'system', true);
  select exists (select 1 from payee_account_change c where c.status = 'open'
    and (c.organisation_id = organisation or c.person_id = person)) into found_one;
  perform set_config('app.scope_kind', scope, true);
  return found_one;
end $$;
comment on function payee_change_waits is 'Whether a change of this payee''s account waits for its second person. Looks past the row policies, since an institution that proposes sees no changes, and answers yes or no only.';
grant execute on function payee_change_waits(uuid, bigint) to jilu_app;
