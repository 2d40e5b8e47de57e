-- A step whose day has passed goes up to a named role, once.
create table escalated_step (
  step_key text primary key,
  subject_type text not null,
  subject_id text not null,
  step text not null,
  name text not null,
  role text not null,
  division_path ltree not null,
  due_on date not null,
  link_type text not null,
  link_id text not null,
  raised_at timestamptz not null
);
create index escalated_step_of_role on escalated_step (role, subject_id);
comment on table escalated_step is 'Steps whose day has passed, each with the role to which it went up by data/escalations.yaml. A step of a round goes up once; whether it still waits, its review says.';
alter table escalated_step enable row level security;
alter table escalated_step force row level security;
create policy scope on escalated_step using (access_allows(division_path, null)) with check (access_allows(division_path, null));
grant select, insert on escalated_step to jilu_app;
