-- Whoever has not confirmed what stands there of her class is asked: once when its last day has passed, and once again.
create table confirmation_reminder (
  class_id uuid not null references training_class,
  round int not null check (round in (1, 2)),
  division_path ltree not null,
  organisation_id uuid not null references organisation,
  asked_on date not null,
  constraint confirmation_reminder_pk primary key (class_id, round)
);
comment on table confirmation_reminder is 'When the people of a class were asked to confirm what stands there of it; each round once. Never changed.';
create trigger confirmation_reminder_append_only before update or delete on confirmation_reminder
  for each row execute function refuse_change();
alter table confirmation_reminder enable row level security;
alter table confirmation_reminder force row level security;
create policy scope on confirmation_reminder using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
grant select, insert on confirmation_reminder to jilu_app;

create or replace view process_confirmation_status with (security_invoker = true) as
  select e.person_id, e.class_id, e.roster_no, coalesce(c.status, 'not-yet') as status, c.said_at,
    s.way, s.digest, s.position, t.division_path
  from enrolment e join training_class t on t.class_id = e.class_id
  left join process_confirmation c on c.person_id = e.person_id and c.class_id = e.class_id
  left join process_confirmation_step s on s.person_id = c.person_id and s.class_id = c.class_id
    and s.position = (select max(x.position) from process_confirmation_step x
      where x.person_id = c.person_id and x.class_id = c.class_id)
  where e.status <> 'withdrawn';
comment on view process_confirmation_status is 'Published by confirmations: of everybody on a roster, whether she has confirmed what stands there of the class.';
grant select on process_confirmation_status to jilu_app;
