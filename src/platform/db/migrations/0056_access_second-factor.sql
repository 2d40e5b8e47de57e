-- A second factor at sign-in: a code of thirty seconds from the person's own phone, and recovery codes on paper.
create table second_factor (
  account_id uuid primary key references account on delete cascade,
  secret_cipher bytea not null,
  begun_at timestamptz not null,
  confirmed_at timestamptz,
  last_counter int not null check (last_counter >= 0)
);
comment on table second_factor is 'The key from which an account''s codes at sign-in are made, encrypted; it counts once a first code has confirmed it. Read before anybody is let in, so it has no row policy.';
comment on column second_factor.last_counter is 'Count of thirty seconds of the last code that was taken; none up to it is taken again.';
grant select, insert, update, delete on second_factor to jilu_app;

create table recovery_code (
  account_id uuid not null references second_factor on delete cascade,
  code_index bytea not null check (octet_length(code_index) = 32),
  used_at timestamptz,
  constraint recovery_code_pk primary key (account_id, code_index)
);
comment on table recovery_code is 'Codes for whoever has no phone at hand, as keyed digests; each is used once. Read before anybody is let in, so it has no row policy.';
grant select, insert, update, delete on recovery_code to jilu_app;

alter table session add column second_factor_at timestamptz;
comment on column session.second_factor_at is 'When the second factor was shown in this session; null where it was not.';

-- A lost phone: one administrator asks that the second factor be removed, another releases it.
alter table account_change drop constraint account_change_kind_check;
alter table account_change add constraint account_change_kind_known
  check (kind in ('open', 'enable', 'reassign', 'reset', 'second-factor'));
