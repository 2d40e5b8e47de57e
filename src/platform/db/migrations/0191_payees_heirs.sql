-- What a person was due before death goes to an heir: the heir's account, for one line, by the two people of an account.
alter table payee_account_change
  add column claim_line_id uuid,
  add column heir_relation text check (heir_relation in ('spouse', 'child', 'parent', 'sibling', 'grandparent', 'other')),
  add column heir_papers text[] check (heir_papers <@ array['notarised-succession', 'court-decision', 'kinship-statement',
    'family-promise', 'heirs-agreement', 'will']),
  add column heir_share text check (heir_share in ('only', 'for-all')),
  add column number_index bytea,
  add constraint payee_account_change_heir check ((claim_line_id is null) = (heir_relation is null)
    and (claim_line_id is null) = (heir_papers is null) and (claim_line_id is null) = (heir_share is null)
    and (claim_line_id is null) = (number_index is null) and (claim_line_id is null or person_id is not null));
comment on column payee_account_change.claim_line_id is
  'The line that an heir receives; person_id is whoever died, holder the heir. Null for an account of the payee itself.';
comment on column payee_account_change.heir_share is 'The only heir, or one who receives for all with their agreement.';
comment on column payee_account_change.number_index is 'Blind index of the account of an heir.';
create index payee_account_change_heir on payee_account_change (claim_line_id) where claim_line_id is not null;
drop index payee_account_change_one_open;
create unique index payee_account_change_one_open on payee_account_change
  (coalesce(organisation_id::text, person_id::text), coalesce(claim_line_id::text, '')) where status = 'open';

create or replace function payee_change_waits(organisation uuid, person bigint) returns boolean language plpgsql as $$
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare scope text := coalesce(current_setting('app.scope_kind', true), '');
declare found_one boolean;
begin
  perform set_config('app.scope_kind', 'system', true);
  select exists (select 1 from payee_account_change c where c.status = 'open' and c.claim_line_id is null
    and (c.organisation_id = organisation or c.person_id = person)) into found_one;
  perform set_config('app.scope_kind', scope, true);
  return found_one;
end $$;
comment on function payee_change_waits is 'Whether a change of this payee''s own account waits for its second person. Looks past the row policies, since an institution that proposes sees no changes, and answers yes or no only.';
