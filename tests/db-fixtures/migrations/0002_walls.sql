-- What a backup finds hard: a circle of keys, a key to itself, rows behind triggers, computed and numbered columns.
create table team (
  team_id bigint generated always as identity constraint team_pk primary key,
  leader_id bigint,
  name text not null
);
create table member (
  member_id bigint constraint member_pk primary key,
  team_id bigint not null constraint member_team_fk references team,
  mentor_id bigint constraint member_mentor_fk references member,
  name text not null,
  name_length integer generated always as (char_length(name)) stored
);
alter table team add constraint team_leader_fk foreign key (leader_id) references member;

create table history (
  at timestamptz not null,
  detail jsonb not null,
  seal bytea not null,
  span daterange,
  marks text[]
);
create function refuse_all() returns trigger language plpgsql as $$
begin
  raise exception 'history is closed';
end $$;
create trigger history_closed before insert or update or delete on history
  for each row execute function refuse_all();
alter table history enable row level security;
alter table history force row level security;
create policy history_scope on history using (current_setting('app.scope_kind', true) = 'system');
grant select, insert on team, member, history to jilu_app;

create table planted (code text constraint planted_pk primary key);
insert into planted values ('from-the-migration');
grant select on planted to jilu_app;

-- Cuts the line in the middle of COMMIT, as a failing network would.
create function cut_line() returns trigger language plpgsql as $$
begin
  perform pg_terminate_backend(pg_backend_pid());
  return null;
end $$;
create constraint trigger note_cut after insert on note deferrable initially deferred
  for each row when (new.text_body = 'cut the line') execute function cut_line();
