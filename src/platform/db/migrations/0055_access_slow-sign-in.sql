-- Wrong guesses slow down whoever makes them, by account and address and by address, never the account alone: nobody is
-- locked out by a stranger.
create table sign_in_pace (
  pace_key bytea primary key check (octet_length(pace_key) = 32),
  failures int not null check (failures >= 0),
  waits_until timestamptz,
  last_at timestamptz not null
);
comment on table sign_in_pace is 'Wrong guesses by keyed digest of account and address, address, or account and known device. Holds no readable data and belongs to no division, so it has no row policy.';
grant select, insert, update, delete on sign_in_pace to jilu_app;

create table known_device (
  token_hash bytea not null check (octet_length(token_hash) = 32),
  account_id uuid not null references account on delete cascade,
  known_since timestamptz not null,
  last_used_at timestamptz not null,
  constraint known_device_pk primary key (token_hash, account_id)
);
create index known_device_account on known_device (account_id);
comment on table known_device is 'Browsers in which somebody has signed in before; what strangers guess elsewhere does not slow them down. Like session it is read before anybody is known, so it has no row policy.';
grant select, insert, update, delete on known_device to jilu_app;

alter table account drop column failed_attempts, drop column locked_until;

-- A session lives by the database's clock; its number lets its owner end it without knowing its secret.
delete from session;
alter table session
  add column session_id uuid not null constraint session_id_once unique,
  add column address text not null;
comment on column session.address is 'Network address from which it was begun; shown to its owner alone.';
create index session_account on session (account_id);
