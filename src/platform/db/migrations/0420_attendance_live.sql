-- Attendance as it is taken in the room: half days that a teacher opens, marks as they were made, the phones that take them
-- without a network, and half days of one person adjusted by two people.
create table teacher_device (
  device_id uuid primary key,
  teacher_id uuid not null,
  division_path ltree not null,
  organisation_id uuid not null,
  name text not null,
  public_key bytea not null,
  status text not null constraint teacher_device_status_known check (status in ('in-use', 'revoked', 'wiped')),
  registered_at timestamptz not null,
  contact_at timestamptz not null,
  waiting int not null default 0 constraint teacher_device_waiting check (waiting >= 0),
  last_no int not null default 0,
  last_digest bytea,
  revoked_at timestamptz,
  revoked_by uuid,
  revoke_reason text,
  wiped_at timestamptz,
  wiped_unsent int constraint teacher_device_unsent check (wiped_unsent >= 0),
  version int not null default 1,
  constraint teacher_device_revoked check ((revoked_at is null) = (revoked_by is null)
    and (revoked_at is null) = (revoke_reason is null) and (status = 'revoked') <= (revoked_at is not null)),
  constraint teacher_device_wiped check ((status = 'wiped') = (wiped_at is not null)
    and (wiped_unsent is null or status = 'wiped'))
);
comment on table teacher_device is 'A teacher''s phone that takes marks without a network: whose it is, when it was last heard of, and whether it was revoked. What it keeps lies under a key that never leaves it.';
comment on column teacher_device.public_key is 'Its own key, by which each mark that it took is signed (P-256, SPKI).';
comment on column teacher_device.last_no is 'The number and the digest of the last mark that came from it: the next one names them.';
create index teacher_device_organisation on teacher_device (organisation_id);
create index teacher_device_place on teacher_device using gist (division_path);
create trigger teacher_device_fence before update of status on teacher_device
  for each row execute function status_fence('teacher-device');

create table sign_in_session (
  session_id uuid primary key,
  class_id uuid not null references training_class,
  division_path ltree not null,
  organisation_id uuid not null,
  taught_on date not null,
  half text not null constraint sign_in_session_half_known check (half in ('morning', 'afternoon', 'evening')),
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  device_id uuid references teacher_device,
  received_at timestamptz not null,
  secret_encrypted bytea not null,
  check_at timestamptz,
  status text not null constraint sign_in_session_status_known check (status in ('open', 'closed')),
  closed_at timestamptz,
  version int not null default 1,
  constraint sign_in_session_once unique (class_id, taught_on, half),
  constraint sign_in_session_hours check (begins_at < ends_at),
  constraint sign_in_session_closed check ((status = 'closed') = (closed_at is not null))
);
comment on table sign_in_session is 'One half day of a class whose attendance is taken live. Whoever opens the same half day again finds the one that is there.';
comment on column sign_in_session.begins_at is 'Its hours as the timetable has them, or as the county counts a half day where the timetable says nothing.';
comment on column sign_in_session.device_id is 'The phone that opened it without a network; null where it was opened at the server.';
comment on column sign_in_session.secret_encrypted is 'What the code on the teacher''s screen is made from every twenty seconds.';
comment on column sign_in_session.check_at is 'When everybody signs a second time, drawn by the server; null where the county does not ask it.';
create trigger sign_in_session_fence before update of status on sign_in_session
  for each row execute function status_fence('sign-in-session');

create table attendance_mark (
  person_id bigint not null,
  class_id uuid not null,
  mark_id uuid not null,
  division_path ltree not null,
  organisation_id uuid not null,
  taught_on date not null,
  half text not null constraint attendance_mark_half_known check (half in ('morning', 'afternoon', 'evening')),
  moment text not null constraint attendance_mark_moment_known check (moment in ('in', 'out', 'check', 'leave')),
  way text not null constraint attendance_mark_way_known check (way in ('code', 'id-card', 'witness', 'paper')),
  marked_at timestamptz not null,
  received_at timestamptz not null,
  device_id text,
  recorded_by uuid not null,
  reason text,
  late_seconds int not null default 0 constraint attendance_mark_late check (late_seconds >= 0),
  early_seconds int not null default 0 constraint attendance_mark_early check (early_seconds >= 0),
  clock_off_seconds int not null default 0,
  void_because text,
  chain_no int,
  chain_digest bytea,
  chain_fault text,
  constraint attendance_mark_pk primary key (person_id, class_id, mark_id),
  constraint attendance_mark_witness check (way <> 'witness' or reason is not null),
  constraint attendance_mark_leave check (moment <> 'leave' or reason is not null),
  constraint attendance_mark_chain check ((chain_no is null) = (chain_digest is null)),
  foreign key (person_id, class_id) references enrolment
);
comment on table attendance_mark is 'Marks as they were made, never changed: who, when, by which way, on which phone. One that counts nowhere stays too, with its reason.';
comment on column attendance_mark.marked_at is 'By the server''s clock; of a mark without a network: the server''s time at the phone''s last contact, and how long ago that was.';
comment on column attendance_mark.device_id is 'The phone that signed or took it; null where it was typed at the desk.';
comment on column attendance_mark.late_seconds is 'So long after the half day began (of a mark in), or before it ended (early_seconds, of a mark out).';
comment on column attendance_mark.clock_off_seconds is 'By how much the phone''s own clock was wrong; positive: ahead.';
comment on column attendance_mark.void_because is 'Why it counts nowhere, by the code of the refusal that was said; null: it counts.';
comment on column attendance_mark.chain_no is 'Its place in the chain of the phone that took it without a network, and its digest, which names the one before.';
comment on column attendance_mark.chain_fault is 'What does not fit: signature, gap, or digest; null: it fits. Kept and shown, never refused.';
create unique index attendance_mark_number on attendance_mark (mark_id);
create unique index attendance_mark_counts_once on attendance_mark (class_id, taught_on, half, person_id, moment)
  where void_because is null;
comment on index attendance_mark_counts_once is 'Of one person one mark of each moment counts in a half day, by whatever way it came.';
create index attendance_mark_person on attendance_mark (person_id, marked_at);
create trigger attendance_mark_append_only before update or delete on attendance_mark
  for each row execute function refuse_change();

create table attendance_paper (
  class_id uuid not null references training_class,
  paper_id uuid not null,
  division_path ltree not null,
  organisation_id uuid not null,
  taught_on date not null,
  half text not null constraint attendance_paper_half_known check (half in ('morning', 'afternoon', 'evening')),
  typed_at timestamptz not null,
  typed_by uuid not null,
  constraint attendance_paper_pk primary key (class_id, paper_id)
);
comment on table attendance_paper is 'A paper sheet of a half day, photographed and typed: the photo lies with the files under paper_id, the marks are marks of the way paper.';
create trigger attendance_paper_append_only before update or delete on attendance_paper
  for each row execute function refuse_change();

create table roll_adjustment (
  adjustment_id uuid primary key,
  person_id bigint not null,
  class_id uuid not null,
  division_path ltree not null,
  organisation_id uuid not null,
  taught_on date not null,
  half text not null constraint roll_adjustment_half_known check (half in ('morning', 'afternoon', 'evening')),
  before_mark text not null constraint roll_adjustment_before_known
    check (before_mark in ('present', 'absent', 'leave', 'unknown')),
  after_mark text not null constraint roll_adjustment_after_known check (after_mark in ('present', 'absent', 'leave')),
  reason text not null,
  status text not null constraint roll_adjustment_status_known
    check (status in ('open', 'applied', 'returned', 'withdrawn')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  version int not null default 1,
  constraint roll_adjustment_differs check (before_mark <> after_mark),
  constraint roll_adjustment_decided check ((status = 'open') = (decided_at is null)),
  constraint roll_adjustment_two_people check (status not in ('applied', 'returned') or decided_by is distinct from proposed_by),
  foreign key (person_id, class_id) references enrolment
);
comment on table roll_adjustment is 'One half day of one person said otherwise than marks and sheets have it: proposed by one, decided by another, with a reason.';
create unique index roll_adjustment_one_open on roll_adjustment (class_id, person_id, taught_on, half) where status = 'open';
create index roll_adjustment_class on roll_adjustment (class_id);
create trigger roll_adjustment_fence before update of status on roll_adjustment
  for each row execute function status_fence('roll-adjustment');

-- The roll is closed by the class before a claim locks it; a sheet says for which half days it was.
alter table attendance_roll add column closed_at timestamptz, add column closed_by uuid,
  add constraint attendance_roll_closed check ((closed_at is null) = (closed_by is null));
comment on column attendance_roll.closed_at is 'The class has closed its roll: from then on two people adjust it. Null while it is open.';
alter table attendance_submission add column slots text[],
  add constraint attendance_submission_slots check (slots is null or cardinality(slots) = cardinality(marks));
comment on column attendance_submission.slots is 'The half days of the sheet, as attendance_calendar writes them; null in sheets of before live attendance.';

alter table teacher_device enable row level security;
alter table teacher_device force row level security;
create policy scope on teacher_device using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
alter table sign_in_session enable row level security;
alter table sign_in_session force row level security;
create policy scope on sign_in_session using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
alter table attendance_mark enable row level security;
alter table attendance_mark force row level security;
create policy scope on attendance_mark using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
alter table attendance_paper enable row level security;
alter table attendance_paper force row level security;
create policy scope on attendance_paper using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
alter table roll_adjustment enable row level security;
alter table roll_adjustment force row level security;
create policy scope on roll_adjustment using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
create policy own on attendance_mark for select using (person_id = access_person());
create policy own_add on attendance_mark for insert with check (person_id = access_person() and way = 'code');
create policy own on sign_in_session for select using (access_person() is not null and exists (
  select 1 from enrolment e where e.class_id = sign_in_session.class_id and e.person_id = access_person()));
create policy own on roll_adjustment for select using (person_id = access_person());
grant select, insert, update on teacher_device, sign_in_session, roll_adjustment to jilu_app;
grant select, insert on attendance_mark, attendance_paper to jilu_app;

create view attendance_mark_said with (security_invoker = true) as
  select m.person_id, m.class_id, m.mark_id, m.division_path, m.organisation_id, m.taught_on, m.half, m.moment, m.way,
    m.marked_at, m.received_at, m.device_id, m.recorded_by, m.reason, m.late_seconds, m.early_seconds, m.clock_off_seconds,
    m.void_because, m.chain_no, m.chain_fault, s.session_id, s.begins_at, s.ends_at, s.opened_at, s.opened_by, s.closed_at,
    s.check_at
  from attendance_mark m
  left join sign_in_session s on s.class_id = m.class_id and s.taught_on = m.taught_on and s.half = m.half;
comment on view attendance_mark_said is 'Published by attendance: each mark as it was made, with the half day that it belongs to; no secret.';
create view roll_adjustment_status with (security_invoker = true) as
  select adjustment_id, person_id, class_id, division_path, organisation_id, taught_on, half, before_mark, after_mark,
    status, proposed_by, proposed_at, decided_at from roll_adjustment;
comment on view roll_adjustment_status is 'Published by attendance: half days adjusted by two people, and those that wait for the second of them.';
grant select on attendance_mark_said, roll_adjustment_status to jilu_app;

insert into status_transition (entity, from_status, to_status) values
  ('teacher-device', 'in-use', 'revoked'), ('teacher-device', 'in-use', 'wiped'), ('teacher-device', 'revoked', 'wiped'),
  ('sign-in-session', 'open', 'closed'), ('sign-in-session', 'closed', 'open'),
  ('roll-adjustment', 'open', 'applied'), ('roll-adjustment', 'open', 'returned'), ('roll-adjustment', 'open', 'withdrawn');
