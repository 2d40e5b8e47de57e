-- An approved version that is not in force yet is repealed by two people: what it set goes, what it ended holds again.
alter table policy_version drop constraint policy_version_status_check;
alter table policy_version add constraint policy_version_status_check
  check (status in ('draft', 'submitted', 'returned', 'approved', 'rejected', 'withdrawn', 'repealed'));
alter table policy_version drop constraint policy_version_approved;
alter table policy_version add constraint policy_version_approved
  check ((status in ('approved', 'repealed')) = (approved_at is not null));
alter table policy_version add column repealed_at timestamptz;
alter table policy_version add constraint policy_version_repealed
  check ((status = 'repealed') = (repealed_at is not null));
comment on column policy_version.repealed_at is 'When two people took an approved version back before its day; null else.';
insert into status_transition (entity, from_status, to_status) values ('policy-version', 'approved', 'repealed');

alter table policy_version add column keeps_ended_rows boolean not null default true;
update policy_version set keeps_ended_rows = false where status = 'approved';
comment on column policy_version.keeps_ended_rows is 'False for versions approved before rows said what ended them: such a one is replaced, not repealed.';
