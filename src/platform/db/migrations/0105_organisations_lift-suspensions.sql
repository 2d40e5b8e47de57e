-- A suspension may concern some occupations only and may end by itself; two people lift one, from a stated day on.
alter table organisation_suspension add column occupations text[] check (cardinality(occupations) > 0);
alter table organisation_suspension add column lifted_document_number text;
alter table organisation_suspension add column lift_reason text;
alter table organisation_suspension add column lift_recorded_at timestamptz;
alter table organisation_suspension add column lift_recorded_by uuid;
alter table organisation_suspension add constraint organisation_suspension_days
  check (lifted_on is null or lifted_on >= suspended_on);
comment on column organisation_suspension.occupations is 'Codes of the occupations that the suspension concerns; null for all of them.';
comment on column organisation_suspension.lifted_on is 'First day with the right to train again, as the decision set it or as it was lifted; the first day of the suspension itself where it should never have been.';
comment on column organisation_suspension.lift_reason is 'Why two people lifted it; null for one that stands or ends by itself.';

alter table suspension_proposal add column occupations text[];
alter table suspension_proposal add column lifted_on date;
alter table suspension_proposal add column ends_suspension_id uuid;
alter table suspension_proposal add constraint suspension_proposal_ends
  foreign key (organisation_id, ends_suspension_id) references organisation_suspension;
alter table suspension_proposal add constraint suspension_proposal_lifted
  check (ends_suspension_id is null or lifted_on is not null);
comment on table suspension_proposal is 'Somebody would take the right to train from an organisation, or give it back; another person decides. The organisation does not see it.';
comment on column suspension_proposal.ends_suspension_id is 'The suspension that would be lifted from lifted_on on; null for a new suspension.';
comment on column suspension_proposal.lifted_on is 'First day with the right to train again; null for a suspension without an end.';

create or replace view suspension_to_decide with (security_invoker = true) as
  select p.proposal_id, p.organisation_id, o.name as organisation_name, p.document_number, p.proposed_at,
    p.ends_suspension_id is not null as is_end
  from suspension_proposal p join organisation o on o.organisation_id = p.organisation_id where p.status = 'open';
grant select on suspension_to_decide to jilu_app;
comment on view suspension_to_decide is 'Published by organisations: suspensions, and ends of suspensions, that wait for a second person.';
