-- The working days of a year come from the State Council's notice, entered by one person and approved by another. Until
-- then a year is known by its weekdays and the days fixed by law.
create table calendar_proposal (
  proposal_id uuid primary key,
  year int not null check (year between 2004 and 2100),
  document_number text not null check (length(document_number) between 4 and 60),
  holidays jsonb not null,
  work_days date[] not null,
  status text not null check (status in ('proposed', 'approved', 'rejected')),
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  decided_at timestamptz,
  decided_by uuid,
  version int not null default 1,
  constraint calendar_proposal_decided check ((decided_at is null) = (decided_by is null)
    and (status = 'proposed') = (decided_at is null)),
  constraint calendar_proposal_two_accounts check (decided_by <> proposed_by)
);
comment on table calendar_proposal is 'A year of working days as the State Council''s notice arranges it, proposed by one person and decided by another. Public law without persons, so it has no row policy.';
create unique index calendar_proposal_one_open on calendar_proposal (year) where status = 'proposed';
grant select, insert, update on calendar_proposal to jilu_app;

insert into status_transition (entity, from_status, to_status) values
  ('calendar-proposal', 'proposed', 'approved'), ('calendar-proposal', 'proposed', 'rejected');
create trigger calendar_proposal_fence before update of status on calendar_proposal
  for each row execute function status_fence('calendar-proposal');

alter table working_day add column is_provisional boolean not null default false;
alter table working_day add column proposal_id uuid references calendar_proposal;
comment on column working_day.is_provisional is 'True while only the weekday and the days fixed by law are known: the notice for the year has not been entered.';
comment on column working_day.proposal_id is 'The approved proposal that states the day; null for days from the data files.';
comment on table working_day is 'One row a legal day in Asia/Shanghai. Days whose notice has not been entered are provisional; a deadline beyond the last row is refused, never guessed.';
create index working_day_provisional on working_day (day) where is_provisional;

-- Administrators of the whole installation have no division; the calendar is everybody's.
create policy calendar on approval_case using (subject_type = 'calendar') with check (subject_type = 'calendar');
