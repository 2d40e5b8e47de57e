-- An appeal against a decision of the bureau: first to the office, then to the one above it.
create table appeal (
  appeal_id uuid primary key,
  number text not null constraint appeal_number_once unique,
  division_code text not null,
  division_path ltree not null,
  organisation_id uuid,
  person_id bigint,
  subject_type text not null check (subject_type in ('claim-line', 'claim', 'suspension', 'recovery')),
  subject_id uuid not null,
  parent_id uuid,
  subject_name text not null,
  appellant text,
  paper_number text,
  is_late boolean not null default false,
  status text not null check (status in
    ('lodged', 'upheld', 'partly', 'dismissed', 'above', 'upheld-above', 'final', 'fulfilled', 'withdrawn')),
  lodged_at timestamptz not null,
  lodged_by uuid not null,
  due_on date,
  version int not null default 1,
  constraint appeal_by_paper check ((appellant is null) = (paper_number is null))
);
comment on table appeal is 'An appeal against a decision: a refused line or claim, a suspension, a recovery. What was said and decided is in appeal_step.';
comment on column appeal.subject_name is 'What it is against, as the page names it: numbers, nobody''s name.';
comment on column appeal.appellant is 'Who appeals by a paper that the handler recorded; null where the organisation does so itself.';
comment on column appeal.due_on is 'Last day for whoever must decide now; null when nobody must.';
create unique index appeal_one_live on appeal (subject_type, subject_id) where status not in ('withdrawn', 'fulfilled');
create index appeal_organisation on appeal (organisation_id) where organisation_id is not null;

create table appeal_step (
  appeal_id uuid not null references appeal,
  position int not null,
  kind text not null check (kind in ('lodged', 'decided', 'lodged-above', 'decided-above', 'fulfilled', 'withdrawn')),
  outcome text check (outcome in ('upheld', 'partly', 'dismissed')),
  content text not null,
  taken_at timestamptz not null,
  taken_by uuid not null,
  constraint appeal_step_pk primary key (appeal_id, position),
  constraint appeal_step_outcome check ((kind in ('decided', 'decided-above')) = (outcome is not null))
);
comment on table appeal_step is 'What was said and decided on an appeal, in its order. Rows are only added.';
create trigger appeal_step_append_only before update or delete on appeal_step
  for each row execute function refuse_change();

alter table appeal enable row level security;
alter table appeal force row level security;
create policy scope on appeal using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
create policy own on appeal for select using (person_id is not null and person_id = access_person());
alter table appeal_step enable row level security;
alter table appeal_step force row level security;
create policy scope on appeal_step
  using (exists (select 1 from appeal a where a.appeal_id = appeal_step.appeal_id))
  with check (exists (select 1 from appeal a where a.appeal_id = appeal_step.appeal_id));
grant select, insert, update on appeal to jilu_app;
grant select, insert on appeal_step to jilu_app;

insert into status_transition (entity, from_status, to_status) values
  ('appeal', 'lodged', 'upheld'), ('appeal', 'lodged', 'partly'), ('appeal', 'lodged', 'dismissed'),
  ('appeal', 'lodged', 'above'), ('appeal', 'lodged', 'withdrawn'),
  ('appeal', 'upheld', 'fulfilled'), ('appeal', 'partly', 'fulfilled'), ('appeal', 'partly', 'above'),
  ('appeal', 'dismissed', 'above'),
  ('appeal', 'above', 'upheld-above'), ('appeal', 'above', 'final'), ('appeal', 'above', 'withdrawn'),
  ('appeal', 'upheld-above', 'fulfilled');
create trigger appeal_fence before update of status on appeal
  for each row execute function status_fence('appeal');

create view appeal_status with (security_invoker = true) as
  select appeal_id, number, division_path, organisation_id, status, subject_name, due_on, lodged_at from appeal;
comment on view appeal_status is 'Published by appeals: an appeal, what it is against and how far it is.';
grant select on appeal_status to jilu_app;
