-- What a person disputes of the facts that somebody else stated about her, and what came of it.
create table dispute (
  dispute_id uuid primary key,
  number text not null constraint dispute_number_once unique,
  person_id bigint not null references person,
  division_path ltree not null,
  subject_type text not null check (subject_type in ('class', 'claim-line')),
  subject_id uuid not null,
  parent_id uuid,
  subject_name text not null,
  fact text not null check (fact in
    ('taking-part', 'enrolled-on', 'attendance', 'result', 'certificate', 'amount', 'account')),
  kind text not null,
  stated text not null,
  stated_by text not null,
  content text not null,
  channel text not null check (channel in ('phone', 'counter', 'paper', 'telephone')),
  brought_by text,
  brought_on date not null,
  status text not null check (status in ('open', 'proposed', 'upheld', 'unfounded', 'corrected', 'withdrawn')),
  answer text check (answer in ('upheld', 'unfounded')),
  reply text,
  opened_at timestamptz not null,
  opened_by uuid not null,
  due_on date,
  version int not null default 1,
  constraint dispute_of_line check ((subject_type = 'claim-line') = (parent_id is not null)
    and (subject_type = 'claim-line') = (fact in ('amount', 'account'))),
  constraint dispute_brought check ((channel = 'phone') = (brought_by is null)),
  constraint dispute_answered check ((status in ('proposed', 'upheld', 'unfounded', 'corrected')) = (answer is not null)
    and (answer is null) = (reply is null)
    and (status <> 'upheld' or answer = 'upheld') and (status <> 'corrected' or answer = 'upheld')
    and (status <> 'unfounded' or answer = 'unfounded'))
);
comment on table dispute is 'A fact about a person that somebody else stated and that she says is wrong; answered by two people. What was said and decided is in dispute_step.';
comment on column dispute.subject_name is 'The class or the line as the pages name it: nobody''s name.';
comment on column dispute.parent_id is 'The claim of a line; null for a class.';
comment on column dispute.stated is 'What stood there when she disputed it. Holds no number of a person and of no account.';
comment on column dispute.stated_by is 'Who stated it: the institution or firm.';
comment on column dispute.brought_by is 'Who brought it to the desk or called; null where she said it on her phone.';
comment on column dispute.brought_on is 'The day it was said: by the phone that of its opening, at the desk that of the paper or the call.';
comment on column dispute.answer is 'What the handler proposes and another person decides; null while nobody has proposed any.';
comment on column dispute.reply is 'What she reads.';
comment on column dispute.due_on is 'Last day to propose an answer; null once one is proposed. The day of the decision is that of its review.';
create unique index dispute_one_live on dispute (person_id, subject_type, subject_id, fact)
  where status in ('open', 'proposed', 'upheld');
create index dispute_desk on dispute (division_path, opened_at desc);

create table dispute_step (
  dispute_id uuid not null references dispute,
  position int not null,
  kind text not null check (kind in ('raised', 'recorded', 'proposed', 'returned', 'decided', 'corrected', 'withdrawn')),
  answer text check (answer in ('upheld', 'unfounded')),
  content text not null,
  taken_at timestamptz not null,
  taken_by uuid not null,
  constraint dispute_step_pk primary key (dispute_id, position),
  constraint dispute_step_answer check ((kind in ('proposed', 'decided')) = (answer is not null))
);
comment on table dispute_step is 'What was said and decided on a dispute, in its order. Rows are only added.';
create trigger dispute_step_append_only before update or delete on dispute_step
  for each row execute function refuse_change();

alter table dispute enable row level security;
alter table dispute force row level security;
create policy scope on dispute using (access_allows(division_path, null)) with check (access_allows(division_path, null));
-- She alone reads, raises and takes back her own; what is answered is the bureau's.
create policy own on dispute for select using (person_id = access_person());
create policy raise on dispute for insert with check (person_id = access_person() and status = 'open');
create policy take_back on dispute for update using (person_id = access_person())
  with check (person_id = access_person() and status = 'withdrawn');
alter table dispute_step enable row level security;
alter table dispute_step force row level security;
create policy scope on dispute_step
  using (exists (select 1 from dispute d where d.dispute_id = dispute_step.dispute_id))
  with check (exists (select 1 from dispute d where d.dispute_id = dispute_step.dispute_id));
grant select, insert, update on dispute to jilu_app;
grant select, insert on dispute_step to jilu_app;

insert into status_transition (entity, from_status, to_status) values
  ('dispute', 'open', 'proposed'), ('dispute', 'open', 'withdrawn'),
  ('dispute', 'proposed', 'open'), ('dispute', 'proposed', 'upheld'), ('dispute', 'proposed', 'unfounded'),
  ('dispute', 'upheld', 'corrected');
create trigger dispute_fence before update of status on dispute
  for each row execute function status_fence('dispute');

create view dispute_status with (security_invoker = true) as
  select dispute_id, number, person_id, division_path, subject_name, fact, status, due_on, opened_at from dispute;
comment on view dispute_status is 'Published by supervision: what a person disputes and how far it is.';
grant select on dispute_status to jilu_app;
