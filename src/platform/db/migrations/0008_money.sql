create table determination (
  person_id bigint not null references person,
  determination_id uuid not null,
  line_key text not null,
  division_path ltree not null,
  organisation_id uuid,
  policy_id text not null,
  pack text not null,
  benefit text not null,
  claimed_on date not null,
  outcome text not null check (outcome in ('entitled', 'not-entitled', 'incomplete')),
  amount_fen bigint not null check (amount_fen >= 0 and (outcome = 'entitled' or amount_fen = 0)),
  unit text,
  quantity numeric(8,2),
  standard jsonb,
  line_cipher bytea not null,
  decision_cipher bytea not null,
  facts_digest bytea not null,
  decided_at timestamptz not null,
  superseded_by uuid,
  constraint determination_pk primary key (person_id, determination_id)
);
create unique index determination_current on determination (person_id, line_key) where superseded_by is null;
comment on table determination is 'What the law says of one line, with the facts and the pack version it was said from. New facts add a row that supersedes; the line and the findings are encrypted.';

create table number_series (
  series text primary key check (length(series) between 3 and 60),
  last_number int not null check (last_number > 0)
);
comment on table number_series is 'The last number given in a series (claims of a county and year, its publications, its payments); raised under its row lock, so no number is given twice.';

create table fund_budget (
  budget_id uuid primary key,
  division_code char(6) not null references division,
  division_path ltree not null,
  fund_source text not null,
  year int not null check (year between 2018 and 2100),
  appropriated_fen bigint not null default 0 check (appropriated_fen >= 0),
  reserved_fen bigint not null default 0 check (reserved_fen >= 0),
  paid_fen bigint not null default 0 check (paid_fen >= 0),
  version int not null default 1,
  constraint fund_budget_once unique (division_code, fund_source, year),
  constraint fund_budget_never_overspent check (reserved_fen + paid_fen <= appropriated_fen)
);

create table budget_proposal (
  proposal_id uuid primary key,
  case_id uuid not null references approval_case,
  division_code char(6) not null references division,
  division_path ltree not null,
  fund_source text not null,
  year int not null check (year between 2018 and 2100),
  amount_fen bigint not null check (amount_fen <> 0),
  document text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint budget_proposal_one_case unique (case_id)
);
comment on table budget_proposal is 'A change of a budget, waiting for a second person; negative amounts take money back.';

create table fund_account (
  fund_account_id uuid primary key,
  budget_id uuid not null references fund_budget,
  kind text not null check (kind in ('appropriation', 'available', 'reserved', 'paid')),
  constraint fund_account_once unique (budget_id, kind)
);

create table fund_entry (
  entry_id uuid primary key,
  budget_id uuid not null references fund_budget,
  kind text not null check (kind in ('appropriate', 'reserve', 'post', 'void', 'recover')),
  idempotency_key text not null constraint fund_entry_once unique,
  subject_type text not null,
  subject_id text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null
);
create trigger fund_entry_append_only before update or delete on fund_entry for each row execute function refuse_change();

create table fund_posting (
  entry_id uuid not null references fund_entry,
  fund_account_id uuid not null references fund_account,
  amount_fen bigint not null check (amount_fen <> 0),
  constraint fund_posting_pk primary key (entry_id, fund_account_id)
);
comment on table fund_posting is 'Double entry, only added to. The postings of an entry sum to zero (deferred trigger).';
create trigger fund_posting_append_only before update or delete on fund_posting for each row execute function refuse_change();

create function fund_entry_balances() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum(amount_fen), 0) from fund_posting where entry_id = new.entry_id) <> 0 then
    raise exception 'fund_entry_balances: entry % does not sum to zero', new.entry_id
      using errcode = 'check_violation', constraint = 'fund_entry_balances';
  end if;
  return null;
end $$;
create constraint trigger fund_posting_balances after insert on fund_posting
  deferrable initially deferred for each row execute function fund_entry_balances();

create table payment_batch (
  batch_id uuid primary key,
  number text not null constraint payment_batch_number_once unique,
  division_code char(6) not null references division,
  division_path ltree not null,
  status text not null check (status in ('draft', 'approved', 'sent', 'settled', 'cancelled')),
  total_fen bigint not null check (total_fen >= 0),
  order_count int not null,
  file_digest bytea,
  created_at timestamptz not null,
  created_by uuid not null,
  version int not null default 1
);
create trigger payment_batch_fence before update of status on payment_batch
  for each row execute function status_fence('payment-batch');

create table payment_order (
  order_id uuid primary key,
  batch_id uuid not null references payment_batch,
  number text not null constraint payment_order_number_once unique,
  division_path ltree not null,
  organisation_id uuid,
  person_id bigint,
  payee_kind text not null check (payee_kind in ('trainee', 'institution', 'employer')),
  payee_name text not null,
  credit_code text,
  claim_id uuid not null,
  claim_number text not null,
  bank_name text,
  account_name text not null,
  account_cipher bytea not null,
  account_last4 text not null,
  budget_id uuid not null references fund_budget,
  amount_fen bigint not null check (amount_fen > 0),
  line_count int not null check (line_count > 0),
  purpose text not null,
  status text not null check (status in ('prepared', 'sent', 'paid', 'returned', 'unknown', 'replaced', 'cancelled')),
  bank_reference text,
  settled_on date,
  return_reason text,
  replaces_order_id uuid references payment_order,
  version int not null default 1,
  constraint payment_order_payee check ((payee_kind = 'trainee') = (person_id is not null)
    and (payee_kind <> 'trainee') = (organisation_id is not null)),
  constraint payment_order_return_reason check (status <> 'returned' or return_reason is not null)
);
create trigger payment_order_fence before update of status on payment_order
  for each row execute function status_fence('payment-order');
create unique index payment_order_replaced_once on payment_order (replaces_order_id) where replaces_order_id is not null;

create table payment_order_line (
  person_id bigint not null,
  claim_line_id uuid not null,
  order_id uuid not null references payment_order,
  division_path ltree not null,
  organisation_id uuid,
  amount_fen bigint not null check (amount_fen > 0),
  is_live boolean not null default true,
  constraint payment_order_line_pk primary key (person_id, claim_line_id, order_id)
);
create unique index payment_order_line_one_live on payment_order_line (person_id, claim_line_id) where is_live;
comment on index payment_order_line_one_live is 'A claim line is under payment once; a returned payment frees it for the next order.';

create table bank_return (
  file_digest bytea not null,
  line_no int not null,
  batch_id uuid not null references payment_batch,
  division_path ltree not null,
  order_number text not null,
  outcome text not null check (outcome in ('paid', 'returned', 'unmatched')),
  amount_fen bigint,
  reason text,
  settled_on date,
  bank_reference text,
  message text,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint bank_return_once primary key (file_digest, line_no)
);
comment on table bank_return is 'What the bank said, line by line; the same file read twice changes nothing.';

create table claim (
  claim_id uuid primary key,
  number text not null constraint claim_number_once unique,
  division_code char(6) not null references division,
  division_path ltree not null,
  organisation_id uuid references organisation,
  policy_id text not null,
  benefit text not null,
  payee_kind text not null check (payee_kind in ('trainee', 'institution', 'employer')),
  class_id uuid references training_class,
  list_id uuid references work_for_training_list,
  fund_source text not null,
  claimed_on date not null,
  status text not null check (status in ('generated', 'confirmed', 'accepted', 'first-reviewed', 'approved',
    'published', 'payable', 'paying', 'settled', 'returned', 'rejected', 'withdrawn')),
  returned_clears text,
  created_at timestamptz not null,
  version int not null default 1,
  constraint claim_of_one_thing check ((class_id is null) <> (list_id is null))
);
create unique index claim_one_live on claim (benefit, coalesce(class_id, list_id)) where status not in ('rejected', 'withdrawn');
create trigger claim_fence before update of status on claim for each row execute function status_fence('claim');
create index claim_division on claim using gist (division_path);

create table claim_line (
  person_id bigint not null references person,
  claim_line_id uuid not null,
  claim_id uuid not null references claim,
  line_no int not null,
  line_key text not null,
  division_path ltree not null,
  organisation_id uuid,
  benefit text not null,
  occupation_code text,
  level smallint,
  months text[],
  determination_id uuid not null,
  amount_fen bigint not null check (amount_fen >= 0),
  status text not null check (status in ('computed', 'frozen', 'not-entitled', 'incomplete', 'granted', 'refused',
    'published', 'contested', 'payable', 'ordered', 'paid', 'returned', 'withdrawn')),
  refusal_reason text,
  reserved_entry_id uuid references fund_entry,
  version int not null default 1,
  constraint claim_line_pk primary key (person_id, claim_line_id),
  constraint claim_line_determination foreign key (person_id, determination_id) references determination deferrable initially deferred,
  constraint claim_line_refusal check (status <> 'refused' or refusal_reason is not null),
  constraint claim_line_money check (status not in ('granted', 'published', 'contested', 'payable', 'ordered', 'paid', 'returned') or amount_fen > 0)
);
create unique index claim_line_one_live on claim_line (person_id, benefit, line_key)
  where status not in ('refused', 'withdrawn', 'not-entitled');
comment on index claim_line_one_live is 'One person, one benefit, one class or list: one live line, whoever claims.';
create index claim_line_claim on claim_line (claim_id);
create index claim_line_by_id on claim_line (claim_line_id);
create trigger claim_line_fence before update of status on claim_line
  for each row execute function status_fence('claim-line');

create function live_grants(persons bigint[], except_key text, own_claim uuid, own_day date)
  returns table (person_id bigint, determination_id uuid, claimed_on date, line_cipher bytea, decision_cipher bytea)
  language plpgsql as $$
#variable_conflict use_column
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select d.person_id, d.determination_id, d.claimed_on, d.line_cipher, d.decision_cipher
    from claim_line l join determination d on d.person_id = l.person_id and d.determination_id = l.determination_id
    where l.person_id = any (persons) and d.person_id = any (persons) and l.line_key <> except_key and d.outcome = 'entitled'
      and l.status not in ('refused', 'withdrawn', 'not-entitled', 'incomplete')
      and (own_claim is null or l.status not in ('computed', 'frozen')
        or (d.claimed_on, l.claim_id) < (own_day, own_claim));
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function live_grants is 'Once only: what other claims, of whichever institution or county, already grant these persons. A claim computed anew heeds those that are granted and those that came before it, so two claims never strike each other out. Looks past the row policies and gives sealed rows only, for determination.';

create table claim_signal (
  person_id bigint not null,
  signal_id uuid not null,
  claim_line_id uuid not null,
  rule text not null check (rule ~ '^R\d{2}$'),
  severity text not null check (severity in ('block', 'high', 'medium', 'low')),
  message text not null,
  status text not null check (status in ('open', 'cleared', 'upheld', 'lapsed')),
  raised_at timestamptz not null,
  first_decision text check (first_decision in ('cleared', 'upheld')),
  first_opinion text,
  first_checked_by text,
  first_checked_at timestamptz,
  settled_at timestamptz,
  version int not null default 1,
  constraint claim_signal_first_check check ((first_decision is null) = (first_opinion is null)
    and (first_decision is null) = (first_checked_at is null)),
  constraint claim_signal_two_people check (status in ('open', 'lapsed') or first_decision = status),
  constraint claim_signal_pk primary key (person_id, signal_id),
  constraint claim_signal_once unique (person_id, claim_line_id, rule),
  foreign key (person_id, claim_line_id) references claim_line
);
comment on table claim_signal is 'Something about a line that two people must look into before money moves; its release is an approval case of its own.';
comment on constraint claim_signal_two_people on claim_signal is 'A signal is settled only as the first checker found and a second confirmed; who they were stands in the approval case.';

create table claim_block (
  person_id bigint not null references person,
  claim_id uuid not null references claim,
  rule text not null check (rule ~ '^R\d{2}$'),
  message text not null,
  recorded_at timestamptz not null,
  constraint claim_block_once primary key (person_id, claim_id, rule)
);
comment on table claim_block is 'People for whom no line was made at all (R07), so that nobody disappears silently from a claim.';

create table publication (
  publication_id uuid primary key,
  number text not null constraint publication_number_once unique,
  title text not null,
  division_code char(6) not null references division,
  division_path ltree not null,
  starts_on date not null,
  last_day date not null,
  working_days int not null check (working_days > 0),
  status text not null check (status in ('open', 'closed', 'cancelled')),
  opened_at timestamptz not null,
  opened_by uuid not null,
  version int not null default 1,
  constraint publication_days check (starts_on <= last_day)
);
create trigger publication_fence before update of status on publication
  for each row execute function status_fence('publication');

create table publication_line (
  person_id bigint not null,
  claim_line_id uuid not null,
  publication_id uuid not null references publication,
  division_path ltree not null,
  line_no int not null,
  shown_name text not null,
  shown_id_number text not null,
  unit_name text not null,
  benefit text not null,
  standard_text text not null,
  amount_fen bigint not null check (amount_fen > 0),
  constraint publication_line_pk primary key (person_id, claim_line_id, publication_id),
  foreign key (person_id, claim_line_id) references claim_line
);
comment on table publication_line is 'Exactly what the public sees: name, masked number, unit, benefit, standard, amount. Nothing else is ever in a public reply.';

create table objection (
  objection_id uuid primary key,
  publication_id uuid not null references publication,
  person_id bigint not null,
  claim_line_id uuid not null,
  division_path ltree not null,
  content text not null check (length(content) between 4 and 1000),
  objector_name text,
  objector_phone_cipher bytea,
  raised_at timestamptz not null,
  due_on date not null,
  status text not null check (status in ('open', 'upheld', 'dismissed')),
  outcome text,
  settled_at timestamptz,
  version int not null default 1,
  constraint objection_outcome check (status = 'open' or outcome is not null),
  foreign key (person_id, claim_line_id) references claim_line
);
create index objection_open on objection (person_id, claim_line_id) where status = 'open';
