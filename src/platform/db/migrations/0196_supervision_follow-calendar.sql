-- The day on which an answer to a dispute is due follows a calendar that is approved later. Who approves a calendar may
-- act for one county only, so these look at all of them.
create function waiting_disputes_due()
  returns table (dispute_id uuid, number text, division_path text, begun_on date, due_on date)
  language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query select d.dispute_id, d.number, d.division_path::text,
      (select max(s.taken_at) at time zone 'Asia/Shanghai' from dispute_step s
        where s.dispute_id = d.dispute_id and s.kind in ('raised', 'recorded', 'returned'))::date, d.due_on
    from dispute d where d.status = 'open' and d.due_on is not null
    order by d.dispute_id for update of d;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function waiting_disputes_due is 'Disputes of all counties that wait for an answer, with the day it is due and the day it counts from, locked.';

create function move_dispute_due_day(own_dispute uuid, to_day date) returns void language plpgsql as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  update dispute set due_on = to_day, version = version + 1
    where dispute_id = own_dispute and status = 'open' and due_on < to_day;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function move_dispute_due_day is 'Sets a later day for the answer to a dispute after working days were approved.';
