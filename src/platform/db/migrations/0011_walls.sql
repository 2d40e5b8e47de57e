-- Who may touch what. The app role reads and writes under row policies that fail closed; history it may only add to.
revoke all on all tables in schema public from public;
grant usage on schema public to jilu_app;
grant select on all tables in schema public to jilu_app;

grant insert on journal_entry, approval_step, attendance_submission, determination, fund_entry, fund_posting, bank_return,
  person_fact, department_answer, division, working_day, occupation, occupation_alias to jilu_app;
grant update (superseded_by) on determination, person_fact to jilu_app;
grant update on division, working_day, occupation, occupation_alias to jilu_app;
grant insert, update on journal_head, outbox, account, idempotency, demonstration_clock, approval_case,
  person, person_registry, person_tie, person_bank_account,
  organisation, organisation_suspension, organisation_bank_account, subsidy_standard, scarce_occupation, training_project,
  filing_register, filing_counter, training_class, class_teacher, class_session, enrolment, attendance_calendar, attendance_roll, assessment_result, certificate_registry, certificate,
  work_for_training_list, work_for_training_entry,
  number_series, fund_budget, budget_proposal, fund_account, payment_batch, payment_order, payment_order_line,
  claim, claim_line, claim_signal, claim_block, publication, objection,
  intake_batch to jilu_app;
grant insert on publication_line, intake_file, intake_row to jilu_app;
grant insert, update, delete on session to jilu_app;
grant delete on outbox, idempotency, class_teacher, class_session, training_project, intake_batch, intake_row to jilu_app;

do $$
declare t text;
begin
  -- Tables that carry their own division and organisation.
  foreach t in array array['approval_case', 'training_class', 'enrolment', 'certificate', 'work_for_training_list',
    'work_for_training_entry', 'determination', 'claim', 'claim_line', 'payment_order', 'intake_batch'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope on %I using (access_allows(division_path, organisation_id)) with check (access_allows(division_path, organisation_id))', t);
  end loop;
  -- Tables of the division alone: organisations have no business in them.
  foreach t in array array['department_answer', 'fund_budget', 'budget_proposal', 'payment_batch', 'bank_return', 'objection'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope on %I using (access_allows(division_path, null)) with check (access_allows(division_path, null))', t);
  end loop;
  -- Rows about a person: visible through a tie. `offset 0` keeps the look-up one by key for each row: without it the
  -- planner may read every tie there is to show thirty people.
  foreach t in array array['person', 'person_bank_account', 'person_fact'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope_read on %I for select using (person_id = access_person() or exists (
      select 1 from person_tie tie where tie.person_id = %I.person_id and access_allows(tie.division_path, tie.organisation_id) offset 0))', t, t);
    execute format('create policy scope_add on %I for insert with check (access_scoped())', t);
    execute format('create policy scope_change on %I for update using (exists (
      select 1 from person_tie tie where tie.person_id = %I.person_id and access_allows(tie.division_path, tie.organisation_id) offset 0))', t, t);
  end loop;
  -- Rows that hang on a class: visible when the class is.
  foreach t in array array['class_teacher', 'class_session', 'attendance_calendar', 'attendance_submission', 'attendance_roll', 'assessment_result'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope on %I using (exists (select 1 from training_class c where c.class_id = %I.class_id))', t, t);
  end loop;
end $$;

-- The steps of a case are seen by whoever sees the case.
alter table approval_step enable row level security;
alter table approval_step force row level security;
create policy scope on approval_step using (exists (select 1 from approval_case c where c.case_id = approval_step.case_id));

-- Organisations: own county or oneself. Their accounts and suspensions go with them.
alter table organisation enable row level security;
alter table organisation force row level security;
create policy scope on organisation using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
create policy named on organisation for select using (access_person() is not null);
do $$
declare t text;
begin
  foreach t in array array['organisation_suspension', 'organisation_bank_account', 'training_project'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope on %I using (exists (select 1 from organisation o where o.organisation_id = %I.organisation_id))', t, t);
  end loop;
end $$;

alter table person_tie enable row level security;
alter table person_tie force row level security;
create policy scope on person_tie using (person_id = access_person() or access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));

-- A worker sees her own rows.
create policy own on enrolment for select using (person_id = access_person());
create policy own on training_class for select using (access_person() is not null and exists (
  select 1 from enrolment e where e.class_id = training_class.class_id and e.person_id = access_person()));
create policy own on certificate for select using (person_id = access_person());
create policy own on determination for select using (person_id = access_person());
create policy own on claim_line for select using (person_id = access_person());
-- ... and what her own lines hang on: the claim, its review, the payment. Never a budget.
create policy own on claim for select using (access_person() is not null and exists (
  select 1 from claim_line l where l.claim_id = claim.claim_id and l.person_id = access_person()));
create policy own on approval_case for select using (access_person() is not null and subject_type = 'claim' and exists (
  select 1 from claim_line l where l.claim_id::text = approval_case.subject_id and l.person_id = access_person()));
create policy own on payment_order for select using (access_person() is not null and exists (
  select 1 from payment_order_line l where l.order_id = payment_order.order_id and l.person_id = access_person()));

-- What the public sees of a publication is public while it runs; the desks see their own.
alter table publication enable row level security;
alter table publication force row level security;
create policy scope on publication using (access_allows(division_path, null)
  or current_setting('app.scope_kind', true) in ('public', 'organisation', 'person'))
  with check (access_allows(division_path, null));
alter table publication_line enable row level security;
alter table publication_line force row level security;
create policy scope on publication_line using (access_allows(division_path, null)
  or (current_setting('app.scope_kind', true) in ('public', 'organisation', 'person')
      and exists (select 1 from publication p where p.publication_id = publication_line.publication_id and p.status = 'open'))
  or exists (select 1 from claim_line l where l.person_id = publication_line.person_id
    and l.claim_line_id = publication_line.claim_line_id))
  with check (access_allows(division_path, null));
create policy raise on objection for insert with check (current_setting('app.scope_kind', true) = 'public');

alter table claim_signal enable row level security;
alter table claim_signal force row level security;
create policy scope on claim_signal using (exists (
  select 1 from claim_line l where l.person_id = claim_signal.person_id and l.claim_line_id = claim_signal.claim_line_id));

alter table claim_block enable row level security;
alter table claim_block force row level security;
create policy scope on claim_block using (exists (select 1 from claim c where c.claim_id = claim_block.claim_id));

alter table payment_order_line enable row level security;
alter table payment_order_line force row level security;
create policy scope on payment_order_line using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
create policy own on payment_order_line for select using (person_id = access_person());

alter table fund_entry enable row level security;
alter table fund_entry force row level security;
create policy scope on fund_entry using (exists (select 1 from fund_budget b where b.budget_id = fund_entry.budget_id));
alter table fund_account enable row level security;
alter table fund_account force row level security;
create policy scope on fund_account using (exists (select 1 from fund_budget b where b.budget_id = fund_account.budget_id));
alter table fund_posting enable row level security;
alter table fund_posting force row level security;
create policy scope on fund_posting using (exists (select 1 from fund_entry e where e.entry_id = fund_posting.entry_id));

alter table intake_file enable row level security;
alter table intake_file force row level security;
create policy scope on intake_file using (exists (select 1 from intake_batch b where b.batch_id = intake_file.batch_id));
alter table intake_row enable row level security;
alter table intake_row force row level security;
create policy scope on intake_row using (exists (select 1 from intake_batch b where b.batch_id = intake_row.batch_id));

-- The journal: added to by everyone, read by the division it speaks of. What belongs to no division is read by the
-- audit administration of the whole installation alone.
alter table journal_entry enable row level security;
alter table journal_entry force row level security;
create policy append on journal_entry for insert with check (true);
create policy scope on journal_entry for select using (access_allows(division_path, organisation_id));
