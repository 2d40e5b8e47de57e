-- Townships have staff of their own: they keep the ledgers of needs and households of their place.
alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in (
  'institution-administrator', 'teacher', 'employer', 'assessment-body',
  'county-handler', 'county-first-reviewer', 'county-second-reviewer', 'finance', 'auditor',
  'system-administrator', 'security-administrator', 'audit-administrator',
  'city-viewer', 'province-viewer', 'worker', 'village-helper', 'township-staff'));
