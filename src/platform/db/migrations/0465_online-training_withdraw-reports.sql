-- A report that was wrong is taken back by two people: its hours count no longer, and the same report may come again.
create table report_withdrawal (
  withdrawal_id uuid primary key,
  report_id uuid not null references online_report,
  division_path ltree not null,
  reason text not null,
  status text not null constraint report_withdrawal_status_known check (status in ('proposed', 'applied', 'returned', 'withdrawn')),
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  decided_on date,
  version int not null default 1
);
comment on table report_withdrawal is 'A report of a platform that one person proposes to take back and another decides. Applied, its hours count no longer; the report itself stays as it came.';
create unique index report_withdrawal_one on report_withdrawal (report_id) where status in ('proposed', 'applied');
create trigger report_withdrawal_fence before update of status on report_withdrawal
  for each row execute function status_fence('report-withdrawal');
insert into status_transition (entity, from_status, to_status) values
  ('report-withdrawal', 'proposed', 'applied'), ('report-withdrawal', 'proposed', 'returned'),
  ('report-withdrawal', 'proposed', 'withdrawn');
alter table report_withdrawal enable row level security;
alter table report_withdrawal force row level security;
create policy scope on report_withdrawal using (access_allows(division_path, null)) with check (access_allows(division_path, null));
-- Whoever reads hours of a report knows whether they count.
create policy of_hours on report_withdrawal for select using (exists (
  select 1 from online_hours h where h.report_id = report_withdrawal.report_id));
grant select, insert on report_withdrawal to jilu_app;
grant update (status, decided_on, version) on report_withdrawal to jilu_app;

alter table online_report add column round int not null default 1 constraint online_report_round check (round > 0);
comment on column online_report.round is 'The same report again after it was taken back is its next round.';
alter table online_report drop constraint online_report_once;
alter table online_report add constraint online_report_once unique (division_code, platform_id, content_digest, round);

create view report_withdrawal_status with (security_invoker = true) as
  select w.withdrawal_id, w.report_id, r.platform_id, r.platform_name, r.taken_count, w.status, w.proposed_at
  from report_withdrawal w join online_report r on r.report_id = w.report_id;
comment on view report_withdrawal_status is 'Published by online-training: which report of which platform waits to be taken back, or was.';
grant select on report_withdrawal_status to jilu_app;
