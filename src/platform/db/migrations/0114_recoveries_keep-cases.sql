-- Money that was paid and must come back: a case of one payee, opened by one person and decided by another.
create table recovery_case (
  recovery_id uuid primary key,
  number text not null constraint recovery_case_number_once unique,
  division_code text not null,
  division_path ltree not null,
  organisation_id uuid,
  person_id bigint,
  payee_kind text not null check (payee_kind in ('trainee', 'institution', 'employer')),
  payee_name text not null,
  credit_code text,
  ground text not null
    check (ground in ('facts-changed', 'complaint-upheld', 'certificate-withdrawn', 'paid-twice', 'other')),
  reason text not null,
  clause text,
  pay_to text not null,
  answer_days int not null check (answer_days between 1 and 60),
  pay_days int not null check (pay_days between answer_days and 250),
  status text not null
    check (status in ('proposed', 'noticed', 'answered', 'owed', 'settled', 'written-off', 'cancelled')),
  noticed_on date,
  answer_by_on date,
  due_on date,
  created_at timestamptz not null,
  created_by uuid not null,
  version int not null default 1,
  constraint recovery_case_payee check ((payee_kind = 'trainee') = (person_id is not null)
    and (payee_kind <> 'trainee') = (organisation_id is not null)),
  constraint recovery_case_noticed check ((noticed_on is null) = (answer_by_on is null)
    and (noticed_on is null) = (due_on is null) and (status in ('proposed', 'cancelled') or noticed_on is not null))
);
comment on table recovery_case is 'Money that must come back from one payee: why, by when, and how far it is. The payee sees it once a second person has agreed.';
comment on column recovery_case.clause is 'The clause of the notice that the facts no longer meet; null where none was named.';
comment on column recovery_case.pay_to is 'Where the payee pays to, as the notice prints it.';
comment on column recovery_case.answer_days is 'Working days to answer, counted from the day of the notice; the notice itself sets none.';
comment on column recovery_case.due_on is 'Last day to pay; the last instalment where instalments were agreed.';
create index recovery_case_payee_organisation on recovery_case (organisation_id) where organisation_id is not null;

create table recovery_line (
  recovery_id uuid not null references recovery_case,
  claim_line_id uuid not null,
  person_id bigint not null,
  position int not null,
  claim_id uuid not null,
  claim_number text not null,
  benefit text not null,
  order_id uuid not null,
  order_number text not null,
  budget_id uuid not null references fund_budget,
  division_path ltree not null,
  organisation_id uuid,
  paid_fen bigint not null check (paid_fen > 0),
  first_fen bigint not null check (first_fen > 0 and first_fen <= paid_fen),
  amount_fen bigint not null check (amount_fen >= 0 and amount_fen <= first_fen),
  recovered_fen bigint not null default 0 check (recovered_fen >= 0),
  written_off_fen bigint not null default 0 check (written_off_fen >= 0),
  is_live boolean not null default true,
  constraint recovery_line_pk primary key (recovery_id, claim_line_id),
  constraint recovery_line_not_more check (recovered_fen + written_off_fen <= amount_fen)
);
comment on table recovery_line is 'What a recovery asks back of each line, out of the budget that paid it, and how much of it came.';
comment on column recovery_line.first_fen is 'What the notice asked for; amount_fen is what is asked now, after two people have reduced it.';
comment on column recovery_line.is_live is 'False once the case has ended; then another case may ask for what is left.';
create unique index recovery_line_one_live on recovery_line (person_id, claim_line_id) where is_live;
create index recovery_line_claim on recovery_line (claim_id);
create index recovery_line_person on recovery_line (person_id);

create table recovery_answer (
  recovery_id uuid not null references recovery_case,
  answer_id uuid not null,
  content text not null,
  answered_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint recovery_answer_pk primary key (recovery_id, answer_id)
);
comment on table recovery_answer is 'What the payee said to the notice, and on what day.';
create trigger recovery_answer_append_only before update or delete on recovery_answer
  for each row execute function refuse_change();

create table recovery_proposal (
  proposal_id uuid primary key,
  recovery_id uuid not null references recovery_case,
  division_path ltree not null,
  kind text not null check (kind in ('change', 'instalments', 'receipt', 'write-off')),
  status text not null check (status in ('open', 'approved', 'returned', 'withdrawn')),
  reason text,
  amount_fen bigint not null check (amount_fen >= 0),
  lines jsonb,
  instalments jsonb,
  received_on date,
  bank_reference text,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  decided_on date,
  version int not null default 1,
  constraint recovery_proposal_parts check ((kind = 'change') = (lines is not null)
    and (kind = 'instalments') = (instalments is not null)
    and (kind = 'receipt') = (received_on is not null and bank_reference is not null)
    and (kind = 'receipt' or reason is not null))
);
comment on table recovery_proposal is 'What one person would do to a recovery and another decides: other amounts, instalments, money that came in, a write-off.';
comment on column recovery_proposal.lines is 'For a change: the new amount of each line.';
comment on column recovery_proposal.instalments is 'For instalments: the last day and the amount of each.';
comment on column recovery_proposal.amount_fen is 'What comes in, is written off, is paid in instalments; for a change what the case asks for afterwards.';
create unique index recovery_proposal_one_open on recovery_proposal (recovery_id) where status = 'open';
create unique index recovery_proposal_one_slip on recovery_proposal (recovery_id, bank_reference)
  where kind = 'receipt' and status in ('open', 'approved');
create index recovery_proposal_case on recovery_proposal (recovery_id);

alter table recovery_case enable row level security;
alter table recovery_case force row level security;
create policy scope on recovery_case
  using (access_allows(division_path, case when noticed_on is null then null else organisation_id end))
  with check (access_allows(division_path, null));
alter table recovery_line enable row level security;
alter table recovery_line force row level security;
create policy scope on recovery_line using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, null));
create policy own on recovery_line for select using (person_id = access_person());
create policy own on recovery_case for select using (access_person() is not null and noticed_on is not null and exists (
  select 1 from recovery_line l where l.recovery_id = recovery_case.recovery_id and l.person_id = access_person()));
alter table recovery_answer enable row level security;
alter table recovery_answer force row level security;
create policy scope on recovery_answer using (exists (
  select 1 from recovery_case c where c.recovery_id = recovery_answer.recovery_id));
alter table recovery_proposal enable row level security;
alter table recovery_proposal force row level security;
create policy scope on recovery_proposal using (access_allows(division_path, null) or (status = 'approved' and exists (
  select 1 from recovery_case c where c.recovery_id = recovery_proposal.recovery_id)))
  with check (access_allows(division_path, null));
grant select, insert, update on recovery_case, recovery_line, recovery_proposal to jilu_app;
grant select, insert on recovery_answer to jilu_app;

insert into status_transition (entity, from_status, to_status) values
  ('recovery', 'proposed', 'noticed'), ('recovery', 'proposed', 'cancelled'),
  ('recovery', 'noticed', 'answered'), ('recovery', 'noticed', 'owed'), ('recovery', 'noticed', 'settled'),
  ('recovery', 'noticed', 'cancelled'),
  ('recovery', 'answered', 'owed'), ('recovery', 'answered', 'settled'), ('recovery', 'answered', 'cancelled'),
  ('recovery', 'owed', 'answered'), ('recovery', 'owed', 'settled'), ('recovery', 'owed', 'written-off'),
  ('recovery', 'owed', 'cancelled'),
  ('recovery-proposal', 'open', 'approved'), ('recovery-proposal', 'open', 'returned'),
  ('recovery-proposal', 'open', 'withdrawn');
create trigger recovery_case_fence before update of status on recovery_case
  for each row execute function status_fence('recovery');
create trigger recovery_proposal_fence before update of status on recovery_proposal
  for each row execute function status_fence('recovery-proposal');

create view recovery_status with (security_invoker = true) as
  select c.recovery_id, c.number, c.status, c.payee_name, c.ground, c.noticed_on, c.answer_by_on, c.due_on,
    c.created_at, c.created_by,
    (select coalesce(sum(l.amount_fen - l.recovered_fen - l.written_off_fen), 0)::bigint from recovery_line l
      where l.recovery_id = c.recovery_id) as open_fen,
    (select count(*)::int from recovery_line l where l.recovery_id = c.recovery_id) as line_count,
    p.proposal_id, p.kind as proposed, p.amount_fen as proposed_fen, p.proposed_at, p.proposed_by
  from recovery_case c left join recovery_proposal p on p.recovery_id = c.recovery_id and p.status = 'open';
comment on view recovery_status is 'Published by recoveries: a case with what is still open, and what waits for a second person.';
create view recovered_line with (security_invoker = true) as
  select l.person_id, l.claim_line_id, l.claim_id, c.recovery_id, c.number, c.status, c.payee_kind, c.payee_name, c.reason,
    c.clause, c.noticed_on, c.answer_by_on, c.due_on, c.pay_to, l.benefit, l.amount_fen, l.recovered_fen, l.written_off_fen
  from recovery_line l join recovery_case c on c.recovery_id = l.recovery_id;
comment on view recovered_line is 'Published by recoveries: what is or was asked back of a line, from whom and why.';
grant select on recovery_status, recovered_line to jilu_app;
