-- Exams at the end of a class (LC-5, LC-10): planned, announced with seats and drawn examiners, held, inspected, marked,
-- confirmed by a second person; and what somebody asks to have looked at again.
create table exam_session (
  exam_id uuid primary key,
  class_id uuid not null references training_class,
  kind text not null constraint exam_session_kind_known check (kind in
    ('completion', 'qualification-appraisal', 'employer-assessment', 'body-assessment', 'special-ability')),
  organisation_id uuid not null references organisation,
  trainer_id uuid not null references organisation,
  division_code char(6) not null references division,
  division_path ltree not null,
  resit_of uuid references exam_session,
  held_on date not null,
  starts_at time not null,
  ends_at time not null,
  place text not null,
  room text,
  examiners_needed int not null check (examiners_needed between 1 and 20),
  invigilators_needed int not null check (invigilators_needed between 1 and 20),
  seat_seed text,
  status text not null constraint exam_session_status_known check (status in
    ('planned', 'announced', 'held', 'results-entered', 'confirmed', 'returned', 'cancelled')),
  reason text,
  note text,
  planned_by uuid not null,
  planned_at timestamptz not null,
  confirmed_at timestamptz,
  version int not null default 1,
  constraint exam_session_hours check (starts_at < ends_at),
  constraint exam_session_seated check (status in ('planned', 'returned', 'cancelled') or seat_seed is not null),
  constraint exam_session_confirmed check ((status = 'confirmed') = (confirmed_at is not null)),
  constraint exam_session_told_why check (status not in ('returned', 'cancelled') or reason is not null)
);
comment on table exam_session is 'One exam of a class: where, when, by whom, of which kind, and how far it is.';
comment on column exam_session.organisation_id is 'Who examines: the assessment body, the firm, or of a completion exam the trainer itself.';
comment on column exam_session.trainer_id is 'Who trained the class; it reads the exam too.';
comment on column exam_session.resit_of is 'The exam that is repeated for those who failed or were absent.';
comment on column exam_session.seat_seed is 'Seats are numbered in the order of SHA-256 of seed and person: anybody who has both can do it again.';
create index exam_session_class on exam_session (class_id);
create index exam_session_desk on exam_session (division_path, held_on desc);
create index exam_session_body on exam_session (organisation_id);
create unique index exam_session_one_on_its_way on exam_session (class_id, kind)
  where status in ('planned', 'announced', 'held', 'results-entered', 'returned');
create trigger exam_session_fence before update of status on exam_session
  for each row execute function status_fence('exam');

create table exam_seat (
  person_id bigint not null references person,
  exam_id uuid not null references exam_session,
  organisation_id uuid not null,
  trainer_id uuid not null,
  division_path ltree not null,
  seat_no int not null check (seat_no > 0),
  theory_score numeric(4,1) check (theory_score between 0 and 100),
  practice_score numeric(4,1) check (practice_score between 0 and 100),
  overall_score numeric(4,1) check (overall_score between 0 and 100),
  result text check (result in ('passed', 'failed', 'absent')),
  constraint exam_seat_pk primary key (person_id, exam_id),
  constraint exam_seat_number_once unique (exam_id, seat_no),
  constraint exam_seat_absent_has_no_score check (result is distinct from 'absent'
    or (theory_score is null and practice_score is null and overall_score is null))
);
comment on table exam_seat is 'Who sits an exam, on which seat, and what came of it.';
comment on column exam_seat.organisation_id is 'Of the exam, so that the row policy reads the row alone; trainer_id and division_path likewise.';

create table exam_official (
  official_id uuid primary key,
  organisation_id uuid not null references organisation,
  division_path ltree not null,
  name text not null,
  id_number_masked text,
  blind_index bytea,
  is_examiner boolean not null,
  is_invigilator boolean not null,
  card_number text,
  listed_at timestamptz not null,
  listed_by uuid not null,
  ended_on date,
  constraint exam_official_some_duty check (is_examiner or is_invigilator)
);
comment on table exam_official is 'The list of examiners and invigilators of a body, from which they are drawn.';
comment on column exam_official.blind_index is 'Of the ID number: whoever taught a class does not examine it. Null where no number is known.';
create unique index exam_official_once on exam_official (organisation_id, blind_index)
  where blind_index is not null and ended_on is null;

create table exam_draw (
  exam_id uuid not null references exam_session,
  draw_no int not null check (draw_no > 0),
  duty text not null constraint exam_draw_duty_known check (duty in ('examiner', 'invigilator', 'inspector')),
  organisation_id uuid not null,
  trainer_id uuid not null,
  division_path ltree not null,
  seed text not null,
  candidates uuid[] not null,
  drawn uuid[] not null check (cardinality(drawn) > 0),
  reason text,
  drawn_at timestamptz not null,
  drawn_by uuid not null,
  constraint exam_draw_pk primary key (exam_id, draw_no),
  constraint exam_draw_from_candidates check (drawn <@ candidates)
);
comment on table exam_draw is 'A draw and all it was made from: whoever sorts the candidates by SHA-256 of seed and candidate has the same people first. Never changed.';
comment on column exam_draw.candidates is 'Officials of the list; of an inspection accounts of the county, without whoever reviewed the class.';
comment on column exam_draw.reason is 'Why it was drawn again; null for the first.';
create trigger exam_draw_append_only before update or delete on exam_draw
  for each row execute function refuse_change();

create table exam_recording (
  exam_id uuid not null references exam_session,
  recording_no int not null check (recording_no > 0),
  organisation_id uuid not null,
  trainer_id uuid not null,
  division_path ltree not null,
  file_name text not null,
  started_at timestamptz not null,
  minutes int not null check (minutes between 1 and 1440),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  constraint exam_recording_pk primary key (exam_id, recording_no),
  constraint exam_recording_once unique (exam_id, digest)
);
comment on table exam_recording is 'The index of the recordings of an exam: the video itself stays where it is.';
comment on column exam_recording.digest is 'SHA-256 of the file: whoever looks at the video later knows that it is this one.';

create table exam_inspection (
  exam_id uuid primary key references exam_session,
  division_path ltree not null,
  inspectors uuid[] not null check (cardinality(inspectors) = 2),
  status text not null constraint exam_inspection_status_known check (status in ('drawn', 'recorded', 'signed')),
  in_order boolean,
  findings text,
  seen_count int check (seen_count >= 0),
  recorded_by uuid,
  recorded_at timestamptz,
  version int not null default 1,
  constraint exam_inspection_recorded check (status = 'drawn' or (in_order is not null and findings is not null
    and seen_count is not null and recorded_by is not null and recorded_at is not null))
);
comment on table exam_inspection is 'The bureau''s inspection of an exam (LC-10, GS-3-6): two people drawn from the county who did not review the class; one writes, the other signs.';
comment on column exam_inspection.seen_count is 'How many sat the exam when they looked.';
create trigger exam_inspection_fence before update of status on exam_inspection
  for each row execute function status_fence('exam-inspection');

create table result_review (
  review_id uuid primary key,
  exam_id uuid not null references exam_session,
  person_id bigint not null references person,
  organisation_id uuid not null,
  division_path ltree not null,
  said text not null check (length(said) >= 4),
  status text not null constraint result_review_status_known check (status in ('asked', 'answered', 'upheld', 'changed', 'withdrawn')),
  answer text,
  proposed jsonb,
  answered_by uuid,
  asked_at timestamptz not null,
  due_on date not null,
  settled_at timestamptz,
  version int not null default 1,
  constraint result_review_answered check (status in ('asked', 'withdrawn') or answer is not null),
  constraint result_review_settled check ((status in ('upheld', 'changed', 'withdrawn')) = (settled_at is not null))
);
comment on table result_review is 'Somebody asks to have her result looked at again: her words, the answer of the body, settled by a second person.';
comment on column result_review.proposed is 'The result as it shall be; null where it stays.';
create unique index result_review_once on result_review (person_id, exam_id) where status <> 'withdrawn';
create trigger result_review_fence before update of status on result_review
  for each row execute function status_fence('result-review');

insert into status_transition (entity, from_status, to_status) values
  ('exam', 'planned', 'announced'), ('exam', 'planned', 'returned'), ('exam', 'planned', 'cancelled'),
  ('exam', 'returned', 'planned'), ('exam', 'returned', 'cancelled'),
  ('exam', 'announced', 'held'), ('exam', 'announced', 'cancelled'),
  ('exam', 'held', 'results-entered'), ('exam', 'held', 'cancelled'), ('exam', 'results-entered', 'cancelled'),
  ('exam', 'results-entered', 'held'), ('exam', 'results-entered', 'confirmed'),
  ('exam-inspection', 'drawn', 'recorded'), ('exam-inspection', 'recorded', 'signed'), ('exam-inspection', 'recorded', 'drawn'),
  ('result-review', 'asked', 'answered'), ('result-review', 'asked', 'withdrawn'),
  ('result-review', 'answered', 'asked'), ('result-review', 'answered', 'upheld'), ('result-review', 'answered', 'changed');

-- The county, whoever examines and whoever trained read an exam; they write what the permission table lets them.
alter table exam_session enable row level security;
alter table exam_session force row level security;
create policy scope on exam_session using (access_allows(division_path, organisation_id) or access_allows(division_path, trainer_id))
  with check (access_allows(division_path, organisation_id) or access_allows(division_path, trainer_id));
alter table exam_seat enable row level security;
alter table exam_seat force row level security;
create policy scope on exam_seat using (access_allows(division_path, organisation_id) or access_allows(division_path, trainer_id))
  with check (access_allows(division_path, organisation_id) or access_allows(division_path, trainer_id));
alter table exam_draw enable row level security;
alter table exam_draw force row level security;
create policy scope on exam_draw using (access_allows(division_path, organisation_id) or access_allows(division_path, trainer_id))
  with check (access_allows(division_path, organisation_id) or access_allows(division_path, trainer_id));
alter table exam_recording enable row level security;
alter table exam_recording force row level security;
create policy scope on exam_recording using (access_allows(division_path, organisation_id) or access_allows(division_path, trainer_id))
  with check (access_allows(division_path, organisation_id) or access_allows(division_path, trainer_id));
alter table exam_official enable row level security;
alter table exam_official force row level security;
create policy scope on exam_official using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
alter table result_review enable row level security;
alter table result_review force row level security;
create policy scope on result_review using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
alter table exam_inspection enable row level security;
alter table exam_inspection force row level security;
create policy scope on exam_inspection using (access_allows(division_path, null)) with check (access_allows(division_path, null));
-- Whoever examines and whoever trained read what the inspectors wrote.
create policy inspected on exam_inspection for select using (exists (
  select 1 from exam_session e where e.exam_id = exam_inspection.exam_id));

-- She reads her own seat and the exam that it is in, and asks about her own result.
create policy own on exam_seat for select using (person_id = access_person());
create policy own on exam_session for select using (access_person() is not null and exists (
  select 1 from exam_seat s where s.exam_id = exam_session.exam_id and s.person_id = access_person()));
create policy own on result_review for select using (person_id = access_person());
create policy ask on result_review for insert with check (person_id = access_person() and status = 'asked');
create policy take_back on result_review for update using (person_id = access_person())
  with check (person_id = access_person() and status = 'withdrawn');
grant select, insert, update on exam_session, exam_seat, exam_official, exam_inspection, result_review to jilu_app;
grant select, insert on exam_draw, exam_recording to jilu_app;
grant delete on exam_seat to jilu_app;

create function exam_people(one uuid)
  returns table (person_id bigint, name text, id_number_masked text) language plpgsql as $$
#variable_conflict use_column
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  persons bigint[];
begin
  -- Whoever may not read the seats is told nobody.
  select array_agg(s.person_id) into persons from exam_seat s where s.exam_id = one;
  perform set_config('app.scope_kind', 'system', true);
  return query select p.person_id, p.name, p.id_number_masked from person p where p.person_id = any (persons);
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function exam_people is 'Names and masked numbers of those whose seats the reader may read: a body that examines has no other tie to them. Looks past the row policies of persons, never past those of seats.';

create function exam_bodies(of_division char(6))
  returns table (organisation_id uuid, name text, is_assessment_body boolean, self_assessment_listed boolean) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query select o.organisation_id, o.name, o.is_assessment_body, o.self_assessment_listed
    from organisation o
    where left(o.division_code, 4) = left(of_division, 4)
      and (o.is_assessment_body or (o.is_employer and o.self_assessment_listed));
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function exam_bodies is 'Who may examine in the city of a division: names alone, so whoever plans an exam may choose among them past the row policies.';

create function exam_class(one uuid)
  returns table (name text, number text, occupation_code text, occupation_text text, level smallint, policy_id text,
    is_secret boolean, end_on date, trainer_name text, body_name text) language plpgsql as $$
#variable_conflict use_column
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  found_class uuid; trainer uuid; body uuid;
begin
  select e.class_id, e.trainer_id, e.organisation_id into found_class, trainer, body from exam_session e where e.exam_id = one;
  perform set_config('app.scope_kind', 'system', true);
  return query select c.name, c.number, c.occupation_code, c.occupation_text, c.level, c.policy_id, c.is_secret, c.end_on,
      t.name, b.name
    from training_class c, organisation t, organisation b
    where c.class_id = found_class and t.organisation_id = trainer and b.organisation_id = body;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function exam_class is 'What an exam is of and who trained and examines, for whoever may read the exam: the body has no other way to the class.';

create view exam_seat_status with (security_invoker = true) as
  select s.person_id, s.exam_id, e.class_id, e.kind, e.held_on, e.status, s.seat_no,
    case when e.status = 'confirmed' then s.result end as result, e.division_path, e.organisation_id
  from exam_seat s join exam_session e on e.exam_id = s.exam_id;
comment on view exam_seat_status is 'Published by exams: who sits which exam of which class, and the result once it is confirmed.';
create view exam_status with (security_invoker = true) as
  select e.exam_id, e.class_id, e.kind, e.organisation_id, e.trainer_id, e.division_path, e.held_on, e.status
  from exam_session e;
comment on view exam_status is 'Published by exams: each exam, of which class, and how far it is.';
create view result_review_status with (security_invoker = true) as
  select r.review_id, r.exam_id, r.person_id, r.organisation_id, r.division_path, r.status, r.due_on from result_review r;
comment on view result_review_status is 'Published by exams: results that somebody asked about, and how far that is; never a word or a score.';
create view exam_waiting with (security_invoker = true) as
  select e.exam_id, e.organisation_id, e.trainer_id, e.division_path, e.held_on, e.status, e.planned_at,
    x.name as class_name, x.body_name, coalesce(r.asked, 0) as reviews_asked, coalesce(r.answered, 0) as reviews_answered,
    r.due_on as review_due_on
  from exam_session e cross join lateral exam_class(e.exam_id) x
  left join (select v.exam_id, (count(*) filter (where v.status = 'asked'))::int as asked,
      (count(*) filter (where v.status = 'answered'))::int as answered, min(v.due_on) as due_on
    from result_review v where v.status in ('asked', 'answered') group by v.exam_id) r on r.exam_id = e.exam_id
  where e.status in ('planned', 'returned', 'announced', 'held', 'results-entered') or r.exam_id is not null;
comment on view exam_waiting is 'Published by exams: those on which somebody has something to do, with the names of class and body and how many results are asked about.';
grant select on exam_seat_status, exam_status, exam_waiting, result_review_status to jilu_app;
