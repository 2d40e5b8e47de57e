-- The ground: extensions, the scope test that every row-level policy calls, reference tables without persons,
-- and the status fence. The role jilu_app exists before the first migration runs (src/db).
create extension if not exists ltree;
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- Fail closed: no scope set, or an empty one, sees nothing.
create function access_allows(row_path ltree, row_organisation uuid) returns boolean
  language sql stable parallel safe as $$
  select case nullif(current_setting('app.scope_kind', true), '')
    when 'division' then row_path <@ nullif(current_setting('app.scope_path', true), '')::ltree
    when 'organisation' then row_organisation = nullif(current_setting('app.scope_organisation', true), '')::uuid
    when 'system' then true
    else false
  end
$$;
comment on function access_allows is 'Second wall behind the permission table: own division and below, or own organisation. Unset or empty scope: false or null, so no row.';

create function access_scoped() returns boolean
  language sql stable parallel safe as $$
  select coalesce(nullif(current_setting('app.scope_kind', true), '') in ('division', 'organisation', 'system'), false)
$$;
comment on function access_scoped is 'True when some scope is set at all; used where a row is new and has no tie yet.';

create function access_person() returns bigint
  language sql stable parallel safe as $$
  select case when current_setting('app.scope_kind', true) = 'person'
    then nullif(current_setting('app.scope_person', true), '')::bigint end
$$;

create table division (
  division_code char(6) primary key,
  name text not null,
  level text not null check (level in ('province', 'prefecture', 'county', 'township')),
  parent_code char(6) references division,
  path ltree not null unique,
  source text not null,
  valid_from date not null default '2000-01-01',
  valid_until date
);
comment on table division is 'GB/T 2260 divisions as a tree of level segments (ltree). Reference table: no persons.';
create index division_path_gist on division using gist (path);

create table working_day (
  day date primary key,
  is_working boolean not null,
  name text,
  source text not null
);
comment on table working_day is 'One row a legal day in Asia/Shanghai. A deadline beyond the last row is refused, never guessed.';

create table occupation (
  occupation_code text primary key check (occupation_code ~ '^\d-\d{2}-\d{2}-\d{2}$'),
  name text not null,
  edition text not null,
  source text not null
);
comment on table occupation is 'Occupational classification; 8-00-00-00 is borrowed by courses without a code (SYB).';

create table occupation_alias (
  occupation_code text not null references occupation,
  name text not null,
  kind text not null check (kind in ('alias', 'old', '2015', 'borrowed')),
  source text not null,
  constraint occupation_alias_pk primary key (occupation_code, name)
);
comment on table occupation_alias is 'What people call an occupation besides its name in force: old names, short forms, courses that borrow a code.';

create table status_transition (
  entity text not null,
  from_status text not null,
  to_status text not null,
  primary key (entity, from_status, to_status)
);
comment on table status_transition is 'Second fence behind the transition tables of the rooms'' rules.ts; a test compares the two.';

create function status_fence() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status and not exists (
    select 1 from status_transition
    where entity = tg_argv[0] and from_status = old.status and to_status = new.status
  ) then
    raise exception 'status_fence: % may not go from % to %', tg_argv[0], old.status, new.status
      using errcode = 'check_violation', constraint = 'status_fence';
  end if;
  return new;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append_only: rows of % are never changed or removed', tg_table_name
    using errcode = 'check_violation', constraint = 'append_only';
end $$;
comment on function refuse_change is 'Append-only tables keep even their owner from rewriting history by accident.';
