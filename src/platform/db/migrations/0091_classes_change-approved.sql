-- A filing that was handed in is taken back, a class that was never held is ended, one that broke off ends on its real
-- last day, a completed one is opened again, an approved one is changed, and its roster too: each change is kept with
-- what was before, who asked for it and why.
create table class_change (
  class_id uuid not null references training_class,
  change_id uuid not null,
  division_path ltree not null,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('never-held', 'broken-off', 'reopened', 'filing', 'trainee-left', 'trainee-joined',
    'trainee-swapped', 'trainee-corrected')),
  review text not null check (review in ('none', 'first-review', 'both-reviews', 'second-review')),
  person_id bigint references person,
  effective_on date,
  previous jsonb not null,
  proposed jsonb not null,
  reason text not null check (length(reason) >= 4),
  status text not null check (status in ('open', 'applied', 'returned', 'withdrawn')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_at timestamptz,
  version int not null default 1,
  constraint class_change_pk primary key (class_id, change_id),
  constraint class_change_of_person check ((person_id is not null) = (kind like 'trainee-%')),
  constraint class_change_decided check ((decided_at is null) = (status = 'open')),
  constraint class_change_reviewed check (review <> 'none' or status = 'applied')
);
comment on table class_change is 'What is changed about a class after its filing, or about its roster: proposed, reviewed as its kind asks, applied. The values before stay.';
comment on column class_change.review is 'Who reviews it: nobody, the first reviewer, both one after another, or the second reviewer alone as the second person.';
comment on column class_change.previous is 'The values before, by field; numbers of people only masked or encrypted.';
create unique index class_change_one_open on class_change (class_id) where status = 'open' and person_id is null;
create unique index class_change_one_open_of_person on class_change (class_id, person_id)
  where status = 'open' and person_id is not null;
alter table class_change enable row level security;
alter table class_change force row level security;
create policy scope on class_change using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
grant select, insert on class_change to jilu_app;
grant update (status, decided_at, version) on class_change to jilu_app;
insert into status_transition (entity, from_status, to_status) values
  ('class-change', 'open', 'applied'), ('class-change', 'open', 'returned'), ('class-change', 'open', 'withdrawn'),
  ('training-class', 'submitted', 'draft'), ('training-class', 'first-reviewed', 'draft'),
  ('training-class', 'completed', 'approved'),
  ('enrolment', 'withdrawn', 'enrolled'), ('enrolment', 'broken-off', 'enrolled');
create trigger class_change_fence before update of status on class_change
  for each row execute function status_fence('class-change');

alter table training_class add column ended_early_on date
  constraint training_class_ended_early check (ended_early_on is null or ended_early_on = end_on);
comment on column training_class.ended_early_on is 'The last day of a class that broke off; null for one that was held as filed.';

alter table enrolment add column left_on date
  constraint enrolment_left check (left_on is null or status <> 'enrolled');
comment on column enrolment.left_on is 'The last day of a trainee who left; null for everybody else.';
comment on column enrolment.status is 'withdrawn: not trained, the class is not held or the trainee left before it; broken-off: the trainee left in the middle.';

create view class_change_status with (security_invoker = true) as
  select c.change_id, c.class_id, t.name, t.number, t.organisation_name, c.kind, c.status, c.proposed_at
  from class_change c join class_status t on t.class_id = c.class_id;
comment on view class_change_status is 'Published by classes: changes of classes with what they are about and how far they are.';
grant select on class_change_status to jilu_app;
