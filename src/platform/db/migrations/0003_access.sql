create table account (
  account_id uuid primary key,
  login text not null constraint account_login_once unique,
  display_name text not null,
  person_key text not null,
  role text not null check (role in (
    'institution-administrator', 'teacher', 'employer', 'assessment-body',
    'county-handler', 'county-first-reviewer', 'county-second-reviewer', 'finance', 'auditor',
    'system-administrator', 'security-administrator', 'audit-administrator',
    'city-viewer', 'province-viewer', 'worker')),
  division_code char(6) references division,
  division_path ltree,
  organisation_id uuid,
  person_id bigint,
  password_hash text not null,
  demonstration boolean not null default false,
  disabled_at timestamptz,
  failed_attempts int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null,
  version int not null default 1,
  constraint account_three_administrators_apart exclude using gist (person_key with =, role with <>)
    where (role in ('system-administrator', 'security-administrator', 'audit-administrator')),
  constraint account_reach check (
    (role in ('institution-administrator', 'teacher', 'employer', 'assessment-body')) = (organisation_id is not null)
    and (role = 'worker') = (person_id is not null))
);
comment on column account.person_key is 'The human being behind the account. Four eyes are told apart by this, never by account.';
comment on constraint account_three_administrators_apart on account is 'System, security and audit administration never lie in one hand.';

create table session (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  csrf_token text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table session is 'Server-side sessions; rights are read afresh at each request.';

create table idempotency (
  account_id uuid not null,
  route text not null,
  key text not null check (length(key) between 8 and 100),
  request_digest bytea not null,
  value_cipher bytea not null,
  recorded_at timestamptz not null,
  constraint idempotency_once primary key (account_id, route, key)
);
comment on table idempotency is 'A repeated act with the same key gets what the first one returned; written in the act''s own transaction, encrypted, for it may hold personal data.';

create table demonstration_clock (
  only_row boolean primary key default true check (only_row),
  offset_ms bigint not null
);
comment on table demonstration_clock is 'A demonstration county lives in its own year. Empty in production.';
