-- The police register has answered for somebody whom no register knew, and the answer is not her: the counter looks.
alter table own_account add column police_answer text constraint own_account_police_answer_known
  check (police_answer in ('name-differs', 'status-unclear'));
alter table own_account add column police_answered_on date;
alter table own_account add constraint own_account_police_whole check ((police_answer is null) = (police_answered_on is null));
comment on column own_account.police_answer is 'Why the answer of the police register did not confirm her: another name stands under the number, or the register does not say that its holder lives there. Null while it has not answered or where it fits.';
comment on column own_account.police_answered_on is 'The day of that answer.';
-- An institution that claims for its trainees is told who is not confirmed yet; nothing of other accounts.
create policy unverified_trainee on own_account for select using (
  nullif(current_setting('app.scope_kind', true), '') = 'organisation' and verified_on is null
    and exists (select 1 from person p where p.person_id = own_account.person_id));
create view own_account_status with (security_invoker = true) as
  select account_id, person_id, division_path, status, registered_at, verified_on, police_answer, police_answered_on
  from own_account;
comment on view own_account_status is 'Published by own-accounts: whose account this is, and whether it is certain who she is.';
grant select on own_account_status to jilu_app;
