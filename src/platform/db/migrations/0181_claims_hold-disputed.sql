-- A doubt may concern one line alone, or the living allowance of a class as well as what came of it.
drop function lines_to_hold(bigint, date, uuid, text[]);
create function lines_to_hold(person bigint, died_on date, only_class uuid, only_line uuid, with_days boolean, statuses text[])
  returns table (claim_line_id uuid, claim_id uuid, number text, division_path text, organisation_id uuid, amount_fen bigint)
  language plpgsql as $$
#variable_conflict use_column
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  perform 1 from claim c where c.claim_id in (select l.claim_id from claim_line l
      where l.person_id = person and l.status = any (statuses))
    order by c.claim_id for update;
  return query
    select l.claim_line_id, l.claim_id, c.number, c.division_path::text, c.organisation_id, l.amount_fen
    from claim_line l join claim c on c.claim_id = l.claim_id
    where l.person_id = person and l.status = any (statuses)
      and not exists (select 1 from claim_line_hold h
        where h.person_id = l.person_id and h.claim_line_id = l.claim_line_id and h.status <> 'released')
      and (only_class is null or (c.class_id = only_class and (with_days or c.benefit <> 'living-allowance')))
      and (only_line is null or l.claim_line_id = only_line)
      and (died_on is null or c.payee_kind = 'trainee' or c.class_id is null or exists (
        select 1 from training_class t where t.class_id = c.class_id and t.end_on >= died_on))
    order by l.claim_line_id for update of l;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function lines_to_hold is 'Locks and gives the lines of a person that may still be held and are not, with their claims, of whichever county: a number in doubt or a death concerns all of them, a doubt about a class or a line those that rest on it.';
grant execute on function lines_to_hold(bigint, date, uuid, uuid, boolean, text[]) to jilu_app;
