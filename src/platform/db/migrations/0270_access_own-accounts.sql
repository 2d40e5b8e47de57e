-- Persons have accounts of their own; a helper's session serves a person who is present.
alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in (
  'institution-administrator', 'teacher', 'employer', 'assessment-body',
  'county-handler', 'county-first-reviewer', 'county-second-reviewer', 'finance', 'auditor',
  'system-administrator', 'security-administrator', 'audit-administrator',
  'city-viewer', 'province-viewer', 'worker', 'village-helper'));

alter table phone_code drop constraint phone_code_purpose_known;
alter table phone_code add constraint phone_code_purpose_known
  check (purpose in ('own-phone', 'lost-password', 'registration', 'sign-in', 'agreement'));

alter table session
  add column help_session_id uuid,
  add column helped_person_id bigint,
  add column helped_name text,
  add column helped_until timestamptz,
  add constraint session_help_whole check ((help_session_id is null) = (helped_person_id is null)
    and (help_session_id is null) = (helped_name is null) and (help_session_id is null) = (helped_until is null)),
  add constraint session_help_or_delegation check (help_session_id is null or delegation_id is null);
comment on column session.help_session_id is 'The session serves a person who is present, until then; null while it serves its owner.';
comment on column session.helped_name is 'What the page says of whom it serves; goes with the session.';
create index account_person on account (person_id) where person_id is not null;
