-- The right to train is taken away by two people, with the number of the written decision.
create table suspension_proposal (
  organisation_id uuid not null references organisation,
  proposal_id uuid not null,
  suspended_on date not null,
  document_number text not null,
  reason text not null,
  status text not null check (status in ('open', 'approved', 'returned')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  version int not null default 1,
  constraint suspension_proposal_pk primary key (organisation_id, proposal_id)
);
comment on table suspension_proposal is 'Somebody would take the right to train from an organisation; another person decides. The organisation does not see it.';
create unique index suspension_proposal_one_open on suspension_proposal (organisation_id) where status = 'open';
alter table suspension_proposal enable row level security;
alter table suspension_proposal force row level security;
create policy scope on suspension_proposal using (exists (select 1 from organisation o
  where o.organisation_id = suspension_proposal.organisation_id and access_allows(o.division_path, null)));
grant select, insert, update on suspension_proposal to jilu_app;
insert into status_transition (entity, from_status, to_status) values
  ('suspension-proposal', 'open', 'approved'), ('suspension-proposal', 'open', 'returned');
create trigger suspension_proposal_fence before update of status on suspension_proposal
  for each row execute function status_fence('suspension-proposal');

alter table organisation_suspension add column document_number text;
comment on column organisation_suspension.document_number is 'Number of the written decision; null where a catalogue states none.';

create view suspension_to_decide with (security_invoker = true) as
  select p.proposal_id, p.organisation_id, o.name as organisation_name, p.document_number, p.proposed_at
  from suspension_proposal p join organisation o on o.organisation_id = p.organisation_id where p.status = 'open';
comment on view suspension_to_decide is 'Published by organisations: suspensions that wait for a second person.';
grant select on suspension_to_decide to jilu_app;
