-- Whoever is named in an agreement is told of it, reads it and ends it herself.
alter table payee_agreement add column record_id uuid;
comment on column payee_agreement.record_id is 'Agreements that were recorded together have one; null for those recorded before it was kept.';
create index payee_agreement_recorded on payee_agreement (record_id) where record_id is not null;
create policy own_end on payee_agreement for update using (person_id = access_person() and ended_on is null)
  with check (person_id = access_person() and ended_on is not null);

create view payee_agreement_status with (security_invoker = true) as
  select agreement_id, 'X' || upper(right(replace(agreement_id::text, '-', ''), 8)) as number, record_id, person_id,
    organisation_id, division_path, benefit, signed_on, paper, ended_on
  from payee_agreement;
comment on view payee_agreement_status is 'Published by payees: every agreement with the number by which people ask for it; ended_on is null while it lasts.';
grant select on payee_agreement_status to jilu_app;
