-- What a determination of everybody must know of claims: which lines stand, of which claim and day, wherever they are.

create function live_claim_lines(persons bigint[])
  returns table (person_id bigint, line_key text, claim_id uuid, claim_status text, claim_day date, line_status text,
    determination_id uuid, determined_on date, outcome text)
  language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select l.person_id, l.line_key, l.claim_id, c.status, c.claimed_on, l.status, d.determination_id, d.claimed_on, d.outcome
    from claim_line l join claim c on c.claim_id = l.claim_id
    join determination d on d.person_id = l.person_id and d.determination_id = l.determination_id
    where l.person_id = any (persons) and d.person_id = any (persons) and l.status <> 'withdrawn';
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function live_claim_lines is 'Once only, for many persons at a time: the claim lines that stand, of whichever county, with their days and whether they grant something. Looks past the row policies and gives keys, days and statuses only; what a line granted is opened by live_grants.';

-- Sealed bytes do not compress: trying costs more than writing them.
alter table determination alter column line_cipher set storage external;
alter table determination alter column decision_cipher set storage external;
alter table person_fact alter column payload_cipher set storage external;
