-- A roster row that changes after its claim was computed is pointed out to whoever reviews the claim.
alter table enrolment add column changed_at timestamptz;
comment on column enrolment.changed_at is 'When a later roster changed what this row says; null while it stands as first written.';
