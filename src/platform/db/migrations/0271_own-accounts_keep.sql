-- A person's own account: who opened it, what proved that it is her, and whether the police register has confirmed her.
create table own_account (
  person_id bigint primary key references person,
  account_id uuid not null unique,
  division_path ltree not null,
  status text not null constraint own_account_status_known check (status in ('active', 'revoked')),
  proven_by text not null constraint own_account_proof_known
    check (proven_by in ('phone-on-record', 'bank-card', 'counter', 'nothing')),
  verified_on date,
  verified_by text constraint own_account_verifier_known check (verified_by in ('registry', 'police', 'counter')),
  registered_at timestamptz not null,
  opened_by uuid,
  guardian_cipher bytea,
  agreement text,
  version int not null default 1,
  constraint own_account_verified_whole check ((verified_on is null) = (verified_by is null)),
  constraint own_account_counter check ((proven_by = 'counter') = (opened_by is not null)),
  constraint own_account_paper check (opened_by is null or agreement is not null),
  constraint own_account_proven check (proven_by <> 'nothing' or verified_by is null or verified_by <> 'registry')
);
comment on table own_account is 'The account by which a person sees her own affairs: one a person. Which office opened it or what proved that it is hers.';
comment on column own_account.proven_by is 'What proved that it is her: a code to the phone on record, the last digits of a bank card on record, the ID card seen at the counter; nothing where no register knew her.';
comment on column own_account.verified_on is 'Since when it is certain who she is; null until the police register answers or the counter has seen the ID card. Until then she looks and enrols, and claims nothing.';
comment on column own_account.opened_by is 'The account of whoever saw her ID card; null where she registered herself.';
comment on column own_account.guardian_cipher is 'Name of the guardian who agreed for somebody of 16 or 17, encrypted.';
comment on column own_account.agreement is 'The slip that she signed at the counter.';
alter table own_account enable row level security;
alter table own_account force row level security;
create policy scope on own_account using (access_allows(division_path, null)) with check (access_allows(division_path, null));
create policy own on own_account for select using (person_id = access_person());
grant select, insert, update on own_account to jilu_app;
insert into status_transition (entity, from_status, to_status) values
  ('own-account', 'active', 'revoked'), ('own-account', 'revoked', 'active');
create trigger own_account_fence before update of status on own_account
  for each row execute function status_fence('own-account');

create table registration (
  handle_digest bytea primary key check (octet_length(handle_digest) = 32),
  registration_id uuid not null unique,
  counter_number text,
  id_number_cipher bytea not null,
  name_cipher bytea not null,
  number_key bytea not null check (octet_length(number_key) = 32),
  division_path ltree not null,
  code_digest bytea,
  phone_cipher bytea,
  proven_by text check (proven_by in ('phone-on-record', 'bank-card', 'nothing')),
  begun_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index registration_counter_number on registration (counter_number) where counter_number is not null and ended_at is null;
comment on table registration is 'Somebody registers on the phone: what was typed, encrypted, and what it has proved so far; the same whether a register knows the number or not. Written before anybody is let in, so it has no row policy; a row lives some minutes, one with a number for the counter some days.';
comment on column registration.counter_number is 'What she says at the counter instead of proving it on the phone.';
comment on column registration.phone_cipher is 'The phone whose code came back, encrypted.';
grant select, insert, update, delete on registration to jilu_app;

create table card_try (
  number_key bytea not null check (octet_length(number_key) = 32),
  tried_on date not null,
  tries int not null check (tries between 1 and 3),
  primary key (number_key, tried_on)
);
comment on table card_try is 'How often the last digits of a bank card were tried for one ID number on one day, whether somebody has it or not; three times. It holds keyed digests and is written before anybody is let in, so it has no row policy.';
grant select, insert, update, delete on card_try to jilu_app;

create table help_session (
  help_session_id uuid primary key,
  person_id bigint not null references person,
  division_path ltree not null,
  helper_account_id uuid not null,
  helper_name text not null,
  helper_role text not null,
  begun_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  constraint help_session_some_minutes check (until_at > begun_at and until_at <= begun_at + interval '30 minutes')
);
comment on table help_session is 'A helper serves a person who is present and whose ID card was seen; half an hour at most.';
create index help_session_person on help_session (person_id, begun_at);
alter table help_session enable row level security;
alter table help_session force row level security;
create policy scope on help_session using (access_allows(division_path, null)) with check (access_allows(division_path, null));
create policy own on help_session using (person_id = access_person()) with check (person_id = access_person());
grant select, insert on help_session to jilu_app;
grant update (ended_at) on help_session to jilu_app;

create table helped_act (
  helped_act_id uuid primary key,
  help_session_id uuid not null references help_session,
  person_id bigint not null references person,
  division_path ltree not null,
  route text not null,
  agreed_by text not null constraint helped_act_agreement_known check (agreed_by in ('code', 'present')),
  reason text,
  agreed_at timestamptz not null,
  done_at timestamptz,
  constraint helped_act_reason check ((agreed_by = 'present') = (reason is not null))
);
comment on table helped_act is 'What a person agreed that a helper does for her, one row an act: by a code to her phone, or ticked in her presence with the reason why no code. Used up when it is done; she sees each one afterwards.';
create index helped_act_person on helped_act (person_id, agreed_at);
create unique index helped_act_one_waiting on helped_act (help_session_id, route) where done_at is null;
alter table helped_act enable row level security;
alter table helped_act force row level security;
create policy scope on helped_act for select using (access_allows(division_path, null));
create policy own on helped_act using (person_id = access_person()) with check (person_id = access_person());
grant select, insert, delete on helped_act to jilu_app;
grant update (done_at) on helped_act to jilu_app;
