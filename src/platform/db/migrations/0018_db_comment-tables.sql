-- What every table is for, where the first migrations did not say it; and words of older comments put right.
comment on table schema_migration is 'The migrations applied to this database, with their digests: an applied file is never changed.';
comment on table account is 'Who may sign in, in which role, and how far that reaches. One human being may have several; person_key tells.';
comment on table approval_step is 'What one person decided in one step of one round of a review; only added to.';
comment on table person_bank_account is 'Cards that persons gave for their subsidies: the number encrypted, its blind index to find one card named by two.';
comment on table organisation_bank_account is 'Accounts that organisations are paid to, one in use; the number encrypted.';
comment on table scarce_occupation is 'Occupations a division has put on its list of scarce ones, with the days: their amount may be raised.';
comment on table training_class is 'A training class from its filing to its end; status moves as the machine of classes allows.';
comment on table class_teacher is 'The teachers a filing names; the ID number only as mask and blind index, to find overlaps (R12).';
comment on table class_session is 'The timetable of a class: what is taught when, where and by whom. No teacher and no room is taken twice (R12, R13).';
comment on table enrolment is 'A person on the roster of a class, with the days she sits in it; one class at a time (R11).';
comment on table assessment_result is 'What came of the assessment, one row a trainee and class.';
comment on table certificate is 'Certificates that were issued to a person, in a class or outside of one; one that is withdrawn stays, with the time.';
comment on table work_for_training_list is 'A list of an employer who trains by work (one file of one employer), for which a subsidy is claimed.';
comment on table work_for_training_entry is 'A person on such a list with the months that are claimed for.';
comment on table fund_budget is 'Money of one source, year and division: appropriated, reserved, paid. Reserved and paid never exceed what was appropriated.';
comment on table fund_account is 'The four accounts of a budget that entries move money between.';
comment on table fund_entry is 'A movement of money with what it is for; only added to, each key once. What was wrong is put right by a counter-entry.';
comment on table payment_batch is 'Payment orders that are approved and sent to the bank together.';
comment on table payment_order is 'One payment to one payee; a returned one is replaced by another order, never changed.';
comment on table payment_order_line is 'The claim lines that an order pays; a line is under payment once at a time (is_live).';
comment on table claim is 'What is claimed for one class or one list under one benefit; status follows from its lines once it is approved.';
comment on table claim_line is 'One person''s part of a claim, with the determination that says what is owed.';
comment on table publication is 'Claims shown to the public for some working days, before anything is paid.';
comment on table objection is 'What somebody says against one published line; the line waits until it is settled.';
comment on table intake_batch is 'Workbooks that somebody handed in together: looked at first, taken into the registers when confirmed.';
comment on table intake_file is 'One file of a batch with its digest; the content encrypted.';
comment on table policy_dry_run is 'What a draft of a notice would change, tried over the decisions of some days, with the sums.';
comment on table policy_dry_run_line is 'The same person by person: outcome and amount before and after.';

comment on function access_person is 'The person whose own rows may be seen, when a worker is signed in; null otherwise.';
comment on function status_fence is 'Trigger: a status moves only as status_transition allows for the entity named by the trigger.';
comment on function fund_entry_balances is 'Trigger at the end of a transaction: the postings of an entry sum to zero.';

comment on function access_allows is 'Row-level security behind the permission table: own division and below, or own organisation. Unset or empty scope: false or null, so no row.';
comment on function live_grants is 'Once only: what other claims, of whichever institution or county, already grant these persons. A claim computed anew heeds those that are granted and those that came before it, so two claims never strike each other out. Looks past the row policies and gives encrypted rows only, for determination.';
comment on table filing_register is 'How a county numbers its class filings and how many working days each review step has. A county without a row uses the first character of its name and five days.';
comment on column enrolment.declared_cipher is 'What the roster says of the person, encrypted: group (it may be poverty), household, ethnicity, address, certificate, remark.';
comment on column determination.amounts_version is 'The amounts it was decided by; null in rows of the first form, which carry them encrypted.';
