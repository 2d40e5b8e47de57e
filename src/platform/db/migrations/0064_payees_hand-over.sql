-- A change that waits is taken back by whoever proposed it alone; an administrator hands that to a colleague.
alter table payee_account_change add column held_by uuid;
comment on column payee_account_change.held_by is 'Who may take the change back instead of whoever proposed it; null for the proposer, who stays on record.';
grant update (held_by) on payee_account_change to jilu_app;

create function payee_changes_held(account uuid) returns int language plpgsql as $$
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare scope text := coalesce(current_setting('app.scope_kind', true), '');
declare found_count int;
begin
  perform set_config('app.scope_kind', 'system', true);
  select count(*)::int into found_count from payee_account_change c
    where c.status = 'open' and coalesce(c.held_by, c.proposed_by) = account;
  perform set_config('app.scope_kind', scope, true);
  return found_count;
end $$;
comment on function payee_changes_held is 'How many waiting changes an account alone may take back. Looks past the row policies, since an administrator of accounts sees no changes, and answers with a count only.';
grant execute on function payee_changes_held(uuid) to jilu_app;

create function hand_over_payee_changes(giver uuid, receiver uuid) returns int language plpgsql as $$
declare scope text := coalesce(current_setting('app.scope_kind', true), '');
declare moved int;
begin
  perform set_config('app.scope_kind', 'system', true);
  update payee_account_change c set held_by = receiver
    where c.status = 'open' and coalesce(c.held_by, c.proposed_by) = giver;
  get diagnostics moved = row_count;
  perform set_config('app.scope_kind', scope, true);
  return moved;
end $$;
comment on function hand_over_payee_changes is 'Lets another account take back the waiting changes that one alone may take back; gives how many. Who proposed and who signed stays.';
grant execute on function hand_over_payee_changes(uuid, uuid) to jilu_app;
