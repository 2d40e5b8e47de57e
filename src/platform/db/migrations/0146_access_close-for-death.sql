-- A worker who has died does not sign in; when the death is taken back, the accounts it closed are open again.
alter table account add column closed_for_death boolean not null default false;
comment on column account.closed_for_death is 'Disabled because a death is on record, by nobody else; the end of that record opens it again.';
alter table account add constraint account_closed_for_death check (not closed_for_death or (status = 'disabled' and role = 'worker'));
