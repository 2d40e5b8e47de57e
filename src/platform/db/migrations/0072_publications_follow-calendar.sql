-- A running publication and a waiting objection keep their working days when a year of the calendar is approved. The
-- calendar is decided by administrators, who see no publication of any county, so these functions look past the row
-- policies; they tell and change days alone.
alter table publication add column announced_last_day date;
alter table objection add column due_working_days int not null default 0 check (due_working_days >= 0);

do $$ begin
  perform set_config('app.scope_kind', 'system', true);
  update publication set announced_last_day = last_day;
  update objection b set due_working_days = count_working_days(
    (coalesce(b.accepted_at, b.raised_at) at time zone 'Asia/Shanghai')::date, b.due_on);
  perform set_config('app.scope_kind', '', true);
end $$;
alter table publication alter column announced_last_day set not null,
  add constraint publication_extended check (announced_last_day <= last_day);
comment on column publication.last_day is 'The last day as the calendar now counts it; only ever later than announced.';
comment on column publication.announced_last_day is 'The last day that was announced when it was opened.';
comment on column objection.due_working_days is 'The working days that due_on gives, counted from the day it was raised or accepted; 0 where unknown.';

create function keep_announced_days() returns trigger language plpgsql as $$
begin
  if new.last_day < old.last_day or new.announced_last_day <> old.announced_last_day then
    raise exception 'a publication never ends before the day that was announced'
      using errcode = 'check_violation', constraint = 'publication_announced';
  end if;
  return new;
end $$;
comment on function keep_announced_days is 'Refuses to bring the last day of a publication forward, and to change what was announced.';
create trigger publication_announced before update of last_day, announced_last_day on publication
  for each row execute function keep_announced_days();

create function open_publications(only_publication uuid)
  returns table (publication_id uuid, number text, division_path text, starts_on date, last_day date, working_days int)
  language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query select p.publication_id, p.number, p.division_path::text, p.starts_on, p.last_day, p.working_days
    from publication p where p.status = 'open' and (only_publication is null or p.publication_id = only_publication)
    order by p.publication_id for update;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function open_publications is 'Running publications of all counties with their days, locked; or one of them.';

create function extend_publication(own_publication uuid, to_day date) returns void language plpgsql as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  update publication set last_day = to_day, version = version + 1
    where publication_id = own_publication and status = 'open' and last_day < to_day;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function extend_publication is 'Sets a later last day of a running publication after working days were approved.';

create function waiting_objections_due()
  returns table (objection_id uuid, number text, division_path text, begun_on date, due_on date, due_working_days int)
  language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query select b.objection_id, b.number, b.division_path::text,
      (coalesce(b.accepted_at, b.raised_at) at time zone 'Asia/Shanghai')::date, b.due_on, b.due_working_days
    from objection b where b.status in ('received', 'open', 'proposed') and b.due_working_days > 0
    order by b.objection_id for update;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function waiting_objections_due is 'Objections of all counties that wait for an answer, with the day it is due, locked.';

create function move_objection_due_day(own_objection uuid, to_day date) returns void language plpgsql as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  update objection set due_on = to_day, version = version + 1 where objection_id = own_objection and due_on < to_day;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function move_objection_due_day is 'Sets a later day for the answer to an objection after working days were approved.';
