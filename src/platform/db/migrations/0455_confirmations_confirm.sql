-- Whoever was taught confirms at the end what stands there of it, or says that something is wrong (过程确认书).
create table process_confirmation (
  person_id bigint not null references person,
  class_id uuid not null references training_class,
  division_path ltree not null,
  organisation_id uuid not null references organisation,
  status text not null check (status in ('confirmed', 'said-wrong')),
  said_at timestamptz not null,
  version int not null default 1,
  constraint process_confirmation_pk primary key (person_id, class_id)
);
comment on table process_confirmation is 'How far a person has confirmed what stands there of her class: confirmed, or something is said to be wrong. No row: she has said nothing yet.';
create table process_confirmation_step (
  person_id bigint not null,
  class_id uuid not null,
  position int not null check (position > 0),
  kind text not null check (kind in ('confirmed', 'said-wrong')),
  way text not null check (way in ('phone', 'helper', 'desk', 'paper')),
  edition text,
  stated jsonb,
  digest text,
  file_id uuid,
  said_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint process_confirmation_step_pk primary key (person_id, class_id, position),
  constraint process_confirmation_step_of foreign key (person_id, class_id) references process_confirmation,
  constraint process_confirmation_step_text check (
    kind <> 'confirmed' or (edition is not null and stated is not null and digest is not null)),
  constraint process_confirmation_step_paper check ((way = 'paper') = (file_id is not null))
);
comment on table process_confirmation_step is 'What she said of her class, each time: with the text and the figures that stood before her, and their digest.';
comment on column process_confirmation_step.edition is 'The edition of data/process-confirmation.yaml whose sentences she confirmed.';
comment on column process_confirmation_step.stated is 'The figures that stood before her: hours, half days, result, certificate. No number of a person.';
comment on column process_confirmation_step.file_id is 'The signed sheet, where she signed on paper.';
create trigger process_confirmation_step_append_only before update or delete on process_confirmation_step
  for each row execute function refuse_change();
create index process_confirmation_class on process_confirmation (class_id);

insert into status_transition (entity, from_status, to_status) values
  ('process-confirmation', 'confirmed', 'said-wrong'), ('process-confirmation', 'said-wrong', 'confirmed');
create trigger process_confirmation_fence before update of status on process_confirmation
  for each row execute function status_fence('process-confirmation');

alter table process_confirmation enable row level security;
alter table process_confirmation force row level security;
create policy scope on process_confirmation using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
create policy own on process_confirmation for select using (person_id = access_person());
create policy say on process_confirmation for insert with check (person_id = access_person());
create policy say_again on process_confirmation for update using (person_id = access_person())
  with check (person_id = access_person());
alter table process_confirmation_step enable row level security;
alter table process_confirmation_step force row level security;
create policy scope on process_confirmation_step using (exists (select 1 from process_confirmation c
    where c.person_id = process_confirmation_step.person_id and c.class_id = process_confirmation_step.class_id));
grant select, insert, update on process_confirmation to jilu_app;
grant select, insert on process_confirmation_step to jilu_app;

create view process_confirmation_status with (security_invoker = true) as
  select e.person_id, e.class_id, e.roster_no, coalesce(c.status, 'not-yet') as status, c.said_at,
    s.way, s.digest, s.position
  from enrolment e left join process_confirmation c on c.person_id = e.person_id and c.class_id = e.class_id
  left join process_confirmation_step s on s.person_id = c.person_id and s.class_id = c.class_id
    and s.position = (select max(t.position) from process_confirmation_step t
      where t.person_id = c.person_id and t.class_id = c.class_id)
  where e.status <> 'withdrawn';
comment on view process_confirmation_status is 'Published by confirmations: of everybody on a roster, whether she has confirmed what stands there of the class.';
grant select on process_confirmation_status to jilu_app;
