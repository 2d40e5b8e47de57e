-- What came of everybody on a roster, and the certificates that stand.
create view trainee_outcome with (security_invoker = true) as
  select e.person_id, e.class_id, e.status, e.roster_no, e.enrolled_on, e.living_allowance_requested, e.bank_account_id,
    r.present_slots, r.slot_count, r.whole_days, a.result
  from enrolment e
  left join attendance_roll r on r.person_id = e.person_id and r.class_id = e.class_id
  left join assessment_result a on a.person_id = e.person_id and a.class_id = e.class_id;
comment on view trainee_outcome is 'Published by assessment: a place on a roster with attendance and result, null while nothing is known.';
create view standing_certificate with (security_invoker = true) as
  select person_id, certificate_id, class_id, division_path, organisation_id, kind, number, occupation_code, level,
    issued_on
  from certificate where withdrawn_at is null;
comment on view standing_certificate is 'Published by assessment: certificates that were not withdrawn.';
grant select on trainee_outcome, standing_certificate to jilu_app;
