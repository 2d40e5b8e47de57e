-- The review that a person's own appeal waits in is opened and closed by her.
create policy own_appeal on approval_case
  using (subject_type = 'appeal' and access_person() is not null and exists (
    select 1 from appeal a where a.appeal_id::text = approval_case.subject_id and a.is_own
      and a.person_id = access_person()))
  with check (subject_type = 'appeal' and access_person() is not null and exists (
    select 1 from appeal a where a.appeal_id::text = approval_case.subject_id and a.is_own
      and a.person_id = access_person()));
