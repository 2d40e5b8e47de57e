-- What one import changes is known row by row, so that all of it can be taken back at once.
create table row_change (
  origin uuid not null,
  change_no bigint generated always as identity,
  table_name text not null,
  row_key jsonb not null,
  before jsonb,
  after jsonb,
  division_path ltree not null,
  organisation_id uuid,
  constraint row_change_pk primary key (origin, change_no),
  constraint row_change_something check (before is not null or after is not null)
);
comment on table row_change is 'Rows as they were before and after an act that can be undone; never changed. origin is the act, the order is change_no.';
create index row_change_row on row_change (table_name, row_key);
alter table row_change enable row level security;
alter table row_change force row level security;
create policy scope on row_change using (access_allows(division_path, organisation_id));
grant select, insert on row_change to jilu_app;
create trigger row_change_append_only before update or delete on row_change
  for each row execute function refuse_change();

create function note_row_change() returns trigger language plpgsql as $$
declare
  earlier jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  later jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
begin
  if earlier is distinct from later then
    insert into row_change (origin, table_name, row_key, before, after, division_path, organisation_id)
    select current_setting('app.change_origin')::uuid, tg_table_name,
      (select jsonb_object_agg(name, coalesce(later, earlier) -> name) from unnest(tg_argv) name),
      earlier, later, current_setting('app.change_division')::ltree,
      nullif(current_setting('app.change_organisation', true), '')::uuid;
  end if;
  return null;
end $$;
comment on function note_row_change is 'Trigger with the columns of the key as its arguments: stores what a row was and became, while app.change_origin names an act that can be undone.';

create function rows_changed_since(act uuid) returns table (table_name text, row_key jsonb, changed_by uuid)
language plpgsql as $$
#variable_conflict use_column
declare
  changed record;
  matching text;
begin
  for changed in select c.table_name as relation, array_agg(distinct k.key) as columns,
      array_agg(distinct k.key) filter (where k.value = 'null') as absent
    from row_change c cross join lateral jsonb_each(c.row_key) k where c.origin = act group by c.table_name
  loop
    select string_agg(format(case when name = any (changed.absent) then 't.%1$I is not distinct from k.%1$I'
      else 't.%1$I = k.%1$I' end, name), ' and ') into matching from unnest(changed.columns) name;
    return query execute format('
      with last as (select distinct on (c.row_key) c.row_key, c.after, c.change_no from row_change c
        where c.origin = $1 and c.table_name = $2 order by c.row_key, c.change_no desc)
      select $2, l.row_key, (select o.origin from row_change o where o.table_name = $2 and o.row_key = l.row_key
          and o.origin <> $1 and o.change_no > l.change_no order by o.change_no desc limit 1)
      from last l
      left join lateral (select to_jsonb(t) as now from %1$I t, jsonb_populate_record(null::%1$I, l.row_key) k
        where %2$s) as present on true
      where present.now - ''version'' is distinct from l.after - ''version''', changed.relation, matching)
    using act, changed.relation;
  end loop;
end $$;
comment on function rows_changed_since is 'Rows that are no longer as this act left them, and the later act that is recorded too, if it was one. A version alone is no change.';

create function undo_row_changes(act uuid) returns int language plpgsql as $$
declare
  step row_change;
  matching text;
  columns text;
  touched int;
  undone int := 0;
begin
  perform set_config('app.undone_origin', act::text, true);
  for step in select * from row_change where origin = act order by change_no desc loop
    select string_agg(format(case when k.value = 'null' then 't.%1$I is null' else 't.%1$I = k.%1$I' end, k.key), ' and ')
      into matching from jsonb_each(step.row_key) k;
    if step.before is null then
      execute format('delete from %1$I t using jsonb_populate_record(null::%1$I, $1) k where %2$s', step.table_name, matching)
        using step.row_key;
    elsif step.after is null then
      execute format('insert into %1$I select * from jsonb_populate_record(null::%1$I, $1)', step.table_name)
        using step.before;
    else
      select string_agg(case a.attname when 'version' then 'version = t.version + 1'
          else format('%1$I = b.%1$I', a.attname) end, ', ') into columns
        from pg_attribute a where a.attrelid = step.table_name::regclass and a.attnum > 0 and not a.attisdropped;
      execute format('update %1$I t set %2$s from jsonb_populate_record(null::%1$I, $1) b,
          jsonb_populate_record(null::%1$I, $2) k where %3$s', step.table_name, columns, matching)
        using step.before, step.row_key;
    end if;
    get diagnostics touched = row_count;
    if touched <> 1 then
      raise exception 'row_change_gone: a row of % is not there any more', step.table_name
        using errcode = 'integrity_constraint_violation', constraint = 'row_change_gone';
    end if;
    undone := undone + 1;
  end loop;
  perform set_config('app.undone_origin', '', true);
  return undone;
end $$;
comment on function undo_row_changes is 'Replays the changes of an act backwards. Called by the function of whoever owns the act alone, which looks at its second signature first.';
revoke execute on function undo_row_changes(uuid) from public;
