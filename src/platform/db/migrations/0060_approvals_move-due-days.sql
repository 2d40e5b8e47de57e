-- Approved working days move the deadlines that rest on them. The calendar is decided by administrators, who see no
-- review of any county, so these two look past the row policies; they tell and change days alone.
create function due_days_between(first_day date, last_day date)
  returns table (case_id uuid, subject_type text, subject_id text, division_path text, organisation_id uuid,
    begun_on date, due_on date, working_days int) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  perform 1 from approval_case c where c.status = 'open' and c.due_on >= first_day order by c.case_id for update;
  return query
    select c.case_id, c.subject_type, c.subject_id, c.division_path::text, c.organisation_id, b.begun_on, c.due_on,
      (select count(*)::int from working_day w where w.is_working and w.day > b.begun_on and w.day <= c.due_on)
    from approval_case c
    cross join lateral (select (coalesce(max(s.decided_at), c.opened_at) at time zone 'Asia/Shanghai')::date as begun_on
      from approval_step s where s.case_id = c.case_id) b
    where c.status = 'open' and c.due_on >= first_day and b.begun_on <= last_day
    order by c.case_id;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function due_days_between is 'Open reviews whose deadline rests on days of this range, locked, each with the day its step began and the working days it was given.';

create function move_due_day(own_case uuid, to_day date) returns void language plpgsql as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  update approval_case set due_on = to_day, version = version + 1 where case_id = own_case and status = 'open';
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function move_due_day is 'Sets the deadline of one open review after working days were approved.';
