-- One administrator alone may have held a small account; no power reaches it before two have given it a new password.
alter table account add column password_whole_at timestamptz;
comment on column account.password_whole_at is 'When one administrator alone last gave a one-time password of the account; null once two have given one, a half each, or none ever was given alone.';
-- Of accounts before this it is not known, so two give a password first.
update account set password_whole_at = created_at
where acts_for is null and not demonstration and password_hash <> 'none' and role <> 'worker'
  and role not in ('county-handler', 'county-first-reviewer', 'county-second-reviewer', 'finance',
    'system-administrator', 'security-administrator', 'audit-administrator');
