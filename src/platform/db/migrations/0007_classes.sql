create table training_class (
  class_id uuid primary key,
  number text,
  name text not null,
  organisation_id uuid not null references organisation,
  division_code char(6) not null references division,
  division_path ltree not null,
  policy_id text not null,
  occupation_code text,
  occupation_text text,
  level smallint check (level between 1 and 5),
  training_kind text not null,
  planned_count int check (planned_count > 0),
  total_hours numeric(6,1) check (total_hours > 0),
  theory_hours numeric(6,1) check (theory_hours >= 0),
  practice_hours numeric(6,1) check (practice_hours >= 0),
  safety_hours numeric(6,1) check (safety_hours >= 0),
  start_on date not null,
  end_on date not null,
  place text,
  location text,
  head_teacher_name text,
  head_teacher_phone_cipher bytea,
  head_teacher_phone_masked text,
  organiser text not null check (organiser in ('institution', 'employer')),
  cost_borne_by text check (cost_borne_by in ('institution', 'employer', 'trainee')),
  video_kept boolean,
  is_secret boolean,
  is_hazardous boolean,
  filed_on date,
  approved_on date,
  assessment_plan text,
  status text not null check (status in ('draft', 'submitted', 'first-reviewed', 'approved', 'returned', 'rejected', 'cancelled', 'completed')),
  slot_days date[] not null default '{}',
  source text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  version int not null default 1,
  constraint training_class_number_once unique (division_code, number),
  constraint training_class_dates check (start_on <= end_on),
  constraint training_class_approved check (status not in ('approved', 'completed') or approved_on is not null or source like 'workbook:%')
);
comment on column training_class.slot_days is 'The taught days in order; half-day slot n is day n/2, morning when n is even.';
comment on column training_class.end_on is 'Last day of the class, inclusive, as the form says it.';
create trigger training_class_fence before update of status on training_class
  for each row execute function status_fence('training-class');
create index training_class_division on training_class using gist (division_path);
create index training_class_organisation on training_class (organisation_id);

create table filing_register (
  division_code char(6) primary key references division,
  county_word text not null,
  first_review_days int not null check (first_review_days > 0),
  second_review_days int not null check (second_review_days > 0),
  source text not null
);
comment on table filing_register is 'How a county numbers its class filings and how many working days each desk has. A county without a row uses the first character of its name and five days.';

create table filing_counter (
  division_code char(6) not null references division,
  year int not null check (year between 2000 and 2199),
  last_number int not null check (last_number > 0),
  constraint filing_counter_pk primary key (division_code, year)
);
comment on table filing_counter is 'The last filing number given in a county and year; raised under its row lock, so no number is given twice.';

create table class_teacher (
  class_id uuid not null references training_class,
  teacher_no int not null,
  name text not null,
  sex text,
  age int,
  education text,
  major text,
  title text,
  qualification text,
  qualification_level text,
  course text,
  employment text,
  id_number_masked text,
  blind_index bytea,
  constraint class_teacher_pk primary key (class_id, teacher_no)
);

create table class_session (
  class_id uuid not null references training_class,
  session_no int not null,
  taught_on date not null,
  content text not null,
  hours numeric(4,1) not null check (hours > 0),
  during tsrange not null check (not isempty(during)),
  room text,
  room_key text,
  room_kind text,
  teacher_name text,
  teacher_blind_index bytea,
  textbook text,
  is_live boolean not null default true,
  conflict_waived boolean not null default false,
  constraint class_session_pk primary key (class_id, session_no),
  constraint class_session_teacher_once exclude using gist (teacher_blind_index with =, during with &&)
    where (teacher_blind_index is not null and is_live and not conflict_waived),
  constraint class_session_room_once exclude using gist (room_key with =, during with &&)
    where (room_key is not null and is_live and not conflict_waived)
);
comment on column class_session.room_key is 'The room together with its place: room one of two schools is two rooms.';
comment on column class_session.conflict_waived is 'True for classes a county already held on paper: the overlap is kept and signalled (R12, R13), not hidden.';

create table enrolment (
  person_id bigint not null references person,
  class_id uuid not null references training_class,
  division_path ltree not null,
  organisation_id uuid not null,
  roster_no int not null,
  enrolled_on date,
  during daterange not null check (not isempty(during)),
  declared_cipher bytea,
  bank_account_id uuid,
  living_allowance_requested boolean not null default false,
  status text not null check (status in ('enrolled', 'withdrawn', 'broken-off')),
  source text not null,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint enrolment_once primary key (person_id, class_id),
  constraint enrolment_no_overlap exclude using gist (person_id with =, during with &&) where (status = 'enrolled')
);
comment on column enrolment.declared_cipher is 'What the roster says of the person, sealed: group (it may be poverty), household, ethnicity, address, certificate, remark.';
comment on constraint enrolment_no_overlap on enrolment is 'R11: one person is in one class at a time.';
create index enrolment_class on enrolment (class_id);

create function enrolment_clashes(persons bigint[], days daterange, own_class uuid)
  returns table (person_id bigint, class_id uuid, class_name text, start_on date, end_on date) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select e.person_id, c.class_id, c.name, c.start_on, c.end_on
    from enrolment e join training_class c on c.class_id = e.class_id
    where e.person_id = any (persons) and e.during && days and e.status = 'enrolled' and e.class_id <> own_class;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function enrolment_clashes is 'R11: the classes these persons already sit in on these days, wherever they are. Whoever enrols must hear the name and days of the other class, so it looks past the row policies and tells nothing more.';

create function session_clashes(own_class uuid)
  returns table (session_no int, kind text, class_name text, during tsrange) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select mine.session_no, shared.kind, c.name, o.during
    from class_session mine
    join class_session o on o.during && mine.during and (o.class_id, o.session_no) <> (mine.class_id, mine.session_no)
      and (o.teacher_blind_index = mine.teacher_blind_index or o.room_key = mine.room_key)
      and (o.is_live or o.class_id = mine.class_id)
    join training_class c on c.class_id = o.class_id
    cross join lateral (select 'teacher' as kind where o.teacher_blind_index = mine.teacher_blind_index
      union all select 'room' where o.room_key = mine.room_key) shared
    where mine.class_id = own_class;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function session_clashes is 'R12, R13: sessions elsewhere that take the same teacher or room at the same time as this class. Name and time only.';

create table attendance_calendar (
  class_id uuid primary key references training_class,
  slots text[] not null check (cardinality(slots) > 0)
);
comment on table attendance_calendar is 'The half days on which attendance of a class is kept, each "YYYY-MM-DD morning|afternoon|evening"; place n is bit n of every roll. Grows at the end only.';

create table attendance_submission (
  person_id bigint not null,
  class_id uuid not null,
  submission_id uuid not null,
  marks text[] not null,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint attendance_submission_pk primary key (person_id, class_id, submission_id),
  foreign key (person_id, class_id) references enrolment
);
comment on table attendance_submission is 'The marks as they were sent, never changed; the roll is made from them.';
create trigger attendance_submission_append_only before update or delete on attendance_submission
  for each row execute function refuse_change();

create table attendance_roll (
  person_id bigint not null,
  class_id uuid not null,
  slot_count int not null check (slot_count > 0),
  present_mask bit varying not null,
  leave_mask bit varying not null,
  unknown_mask bit varying not null,
  present_slots int not null,
  whole_days int not null,
  recorded_at timestamptz not null,
  locked boolean not null default false,
  version int not null default 1,
  constraint attendance_roll_pk primary key (person_id, class_id),
  constraint attendance_roll_masks check (length(present_mask) = slot_count and length(leave_mask) = slot_count
    and length(unknown_mask) = slot_count and present_slots between 0 and slot_count and whole_days * 2 <= slot_count),
  foreign key (person_id, class_id) references enrolment
);
comment on table attendance_roll is 'One row a person and class: a bit for each half day, most significant first.';

create table assessment_result (
  person_id bigint not null,
  class_id uuid not null,
  theory_score numeric(5,1),
  practice_score numeric(5,1),
  overall_score numeric(5,1),
  result text not null check (result in ('passed', 'failed', 'absent')),
  assessed_on date,
  source text not null,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint assessment_result_pk primary key (person_id, class_id),
  foreign key (person_id, class_id) references enrolment
);

create table certificate_registry (
  number text not null,
  class_id uuid,
  person_id bigint not null references person,
  constraint certificate_registry_once unique nulls not distinct (number, class_id)
);
comment on table certificate_registry is 'Within a class one certificate number belongs to one person. Counties repeat numbers across classes: that is shown for a person to look at (R42), not refused. Reference table of numbers, without row policy.';
create index certificate_registry_number on certificate_registry (number);

create table certificate (
  person_id bigint not null references person,
  certificate_id uuid not null,
  class_id uuid,
  division_path ltree not null,
  organisation_id uuid,
  kind text not null,
  number text not null,
  occupation_code text,
  occupation_text text,
  level smallint check (level between 1 and 5),
  issued_on date,
  issuer text,
  source text not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint certificate_pk primary key (person_id, certificate_id),
  constraint certificate_number_once unique (person_id, number)
);

create table work_for_training_list (
  list_id uuid primary key,
  organisation_id uuid not null references organisation,
  division_code char(6) not null references division,
  division_path ltree not null,
  reported_on date,
  source text not null,
  recorded_at timestamptz not null,
  version int not null default 1
);
create unique index work_for_training_list_once on work_for_training_list (organisation_id, source);

create table work_for_training_entry (
  person_id bigint not null references person,
  list_id uuid not null references work_for_training_list,
  division_path ltree not null,
  organisation_id uuid not null,
  list_no int not null,
  is_dispatched boolean,
  post text,
  contract_on date,
  declared_first_insured_on date,
  months text[] not null,
  source text not null,
  recorded_at timestamptz not null,
  constraint work_for_training_entry_once primary key (person_id, list_id)
);
