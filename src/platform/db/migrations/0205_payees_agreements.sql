-- An institution or assessment body claims for a person only where the person agreed in writing that it is paid.
create table payee_agreement (
  agreement_id uuid primary key,
  person_id bigint not null references person,
  organisation_id uuid not null references organisation,
  division_path ltree not null,
  benefit text not null,
  signed_on date not null,
  paper text not null check (paper <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null,
  ended_on date,
  end_reason text,
  constraint payee_agreement_end check ((ended_on is null) = (end_reason is null))
);
comment on table payee_agreement is 'A person agrees in writing that an organisation is paid a benefit in her place: what, since when, by which paper, and until when.';
comment on column payee_agreement.paper is 'Number or name of the signed paper.';
create unique index payee_agreement_one on payee_agreement (person_id, benefit) where ended_on is null;
comment on index payee_agreement_one is 'One person, one benefit: one organisation at a time.';
alter table payee_agreement enable row level security;
alter table payee_agreement force row level security;
create policy scope on payee_agreement using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
create policy own on payee_agreement for select using (person_id = access_person());
grant select, insert on payee_agreement to jilu_app;
grant update (ended_on, end_reason) on payee_agreement to jilu_app;

create view payee_agreement_live with (security_invoker = true) as
  select person_id, organisation_id, benefit, signed_on from payee_agreement where ended_on is null;
comment on view payee_agreement_live is 'Published by payees: who agreed that which organisation is paid which benefit, while that lasts.';
grant select on payee_agreement_live to jilu_app;
