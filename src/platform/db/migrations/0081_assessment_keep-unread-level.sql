-- As for classes: a level in a word nobody understood is unknown, never "without level".

alter table certificate add column level_unread text
  check (level_unread is null or (level is null and level_unread <> ''));
comment on column certificate.level_unread is
  'What stands for the level in the list of results and was not understood; null when it is known or there is none.';

create or replace view standing_certificate with (security_invoker = true) as
  select person_id, certificate_id, class_id, division_path, organisation_id, kind, number, occupation_code, level,
    issued_on, level_unread
  from certificate where withdrawn_at is null;
comment on view standing_certificate is 'Published by assessment: certificates that were not withdrawn.';
grant select on standing_certificate to jilu_app;
