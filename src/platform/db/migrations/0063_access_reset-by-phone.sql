-- A lost password is reset by a code to the verified phone of the account.
create table account_phone (
  account_id uuid primary key references account on delete cascade,
  phone_cipher bytea not null,
  phone_masked text not null,
  phone_index bytea not null check (octet_length(phone_index) = 32),
  verified_at timestamptz not null
);
comment on table account_phone is 'The phone of an account, encrypted, once a code sent to it has come back. It is the account''s and not the person''s: a small account opens no way into a large one. Read before anybody is let in, so it has no row policy.';
grant select, insert, update, delete on account_phone to jilu_app;

-- It was meant for the person; nothing was ever written into it.
alter table staff_person drop column phone_cipher, drop column phone_masked;

create table phone_code (
  handle_digest bytea primary key check (octet_length(handle_digest) = 32),
  account_id uuid references account on delete cascade,
  purpose text not null constraint phone_code_purpose_known check (purpose in ('own-phone', 'lost-password')),
  code_index bytea not null check (octet_length(code_index) = 32),
  phone_cipher bytea,
  tries int not null default 0 check (tries >= 0),
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint phone_code_own_phone_named check (purpose <> 'own-phone' or (account_id is not null and phone_cipher is not null))
);
create index phone_code_account on phone_code (account_id, sent_at);
comment on table phone_code is 'Codes sent to phones, as keyed digests, each for a few minutes and a few tries. A row without an account answers whoever asked for an account or a phone that is not there, so that both look alike. Read before anybody is let in, so it has no row policy.';
comment on column phone_code.phone_cipher is 'The new phone that the code was sent to, encrypted; null where the code went to the phone that is known.';
grant select, insert, update, delete on phone_code to jilu_app;

create table stand_in_message (
  message_id uuid primary key,
  phone_masked text not null,
  content text not null,
  sent_at timestamptz not null
);
create index stand_in_message_sent on stand_in_message (sent_at);
comment on table stand_in_message is 'What the stand-in for a message gateway would have sent; a demonstration shows it to the system administrator. A real system never writes it. It has no row policy.';
grant select, insert, delete on stand_in_message to jilu_app;

-- A new device: the old key counts until the first code of the new one.
alter table second_factor
  add column next_secret_cipher bytea,
  add column next_begun_at timestamptz,
  add constraint second_factor_next_whole check ((next_secret_cipher is null) = (next_begun_at is null)),
  add constraint second_factor_next_after_first check (next_secret_cipher is null or confirmed_at is not null);
comment on column second_factor.next_secret_cipher is 'The key of the new device, encrypted, until its first code confirms it; null where none is being changed to.';
