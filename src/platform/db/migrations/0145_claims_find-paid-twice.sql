-- Two numbers of one human being that were both paid the same: the second payment is one to recover.
create function lines_paid_alike(one bigint, two bigint)
  returns table (benefit text, claim_number text, claim_line_id uuid, other_line_id uuid) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select a.benefit, c.number, a.claim_line_id, b.claim_line_id
    from claim_line a join claim_line b on b.person_id = two and b.benefit = a.benefit and b.status = 'paid'
      and b.occupation_code is not distinct from a.occupation_code and b.level is not distinct from a.level
      and (a.months is null or b.months is null or a.months && b.months)
    join claim c on c.claim_id = b.claim_id
    where a.person_id = one and a.status = 'paid'
    order by b.claim_line_id;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function lines_paid_alike is 'Lines of two persons that were paid for the same benefit, occupation, level and months, in pairs. Looks past the row policies and gives numbers of claims and ids only.';
grant execute on function lines_paid_alike(bigint, bigint) to jilu_app;
