create table approval_case (
  case_id uuid primary key,
  subject_type text not null check (subject_type in ('class-filing', 'claim', 'payment-batch', 'budget', 'line-release', 'objection')),
  subject_id text not null,
  division_path ltree not null,
  organisation_id uuid,
  round int not null default 1 check (round > 0),
  status text not null check (status in ('open', 'approved', 'returned', 'rejected', 'withdrawn')),
  next_step text,
  due_on date,
  due_clause text,
  opened_at timestamptz not null,
  version int not null default 1
);
create unique index approval_case_one_open on approval_case (subject_type, subject_id) where status = 'open';
create index approval_case_desk on approval_case (division_path, next_step) where status = 'open';
comment on table approval_case is 'One review of one thing, for filings, claims, payments and budgets alike.';

create table approval_step (
  case_id uuid not null references approval_case,
  round int not null,
  step text not null check (step in ('prepare', 'confirm', 'accept', 'first-review', 'second-review', 'approve')),
  person_key text not null,
  account_id uuid not null references account,
  decision text not null check (decision in ('prepared', 'passed', 'returned', 'rejected')),
  reason_code text,
  opinion text,
  decided_at timestamptz not null,
  constraint approval_step_once primary key (case_id, round, step),
  constraint approval_step_four_eyes unique (case_id, round, person_key),
  constraint approval_step_opinion check (decision in ('prepared', 'passed') or length(btrim(coalesce(opinion, ''))) >= 4)
);
comment on constraint approval_step_four_eyes on approval_step is 'No person takes two steps of one round: the preparer never approves, the first reviewer is never the second.';
comment on constraint approval_step_opinion on approval_step is 'Whoever returns or rejects says why, in words.';
create trigger approval_step_append_only before update or delete on approval_step
  for each row execute function refuse_change();
