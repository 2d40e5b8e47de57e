-- A person appeals herself: she writes her own appeal, and no organisation reads it.
alter table appeal add column is_own boolean not null default false;
comment on column appeal.is_own is 'The person of the line or the recovery lodged it herself; then no organisation has part in it.';
alter table appeal add constraint appeal_own check (not is_own
  or (person_id is not null and organisation_id is null and paper_number is null));
create policy own_add on appeal for insert with check (is_own and person_id = access_person());
create policy own_change on appeal for update using (is_own and person_id = access_person())
  with check (is_own and person_id = access_person());

create or replace view appeal_status with (security_invoker = true) as
  select appeal_id, number, division_path, organisation_id, status, subject_name, due_on, lodged_at, person_id, is_own
  from appeal;
comment on view appeal_status is 'Published by appeals: an appeal, what it is against, whose it is and how far it is.';
grant select on appeal_status to jilu_app;
