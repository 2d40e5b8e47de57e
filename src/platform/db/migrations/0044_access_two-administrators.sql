-- Accounts with power over money or reviews take two administrators: one asks, another releases. The human being
-- behind an account comes from a register of its own, one row each, told apart by the resident ID number.
create table staff_person (
  person_key text primary key check (person_key ~ '^[a-z][a-z0-9-]{1,59}$'),
  display_name text not null,
  id_number_cipher bytea,
  id_number_masked text,
  id_blind_index bytea constraint staff_person_id_number_once unique,
  phone_cipher bytea,
  phone_masked text,
  recorded_at timestamptz not null,
  constraint staff_person_id_number_whole check ((id_number_cipher is null) = (id_blind_index is null)
    and (id_number_cipher is null) = (id_number_masked is null)),
  constraint staff_person_phone_whole check ((phone_cipher is null) = (phone_masked is null))
);
comment on table staff_person is 'The human beings behind accounts, each once. The ID number is kept encrypted and as a keyed index; who came before this register has none yet. Belongs to no division, so it has no row policy.';
grant select, insert, update on staff_person to jilu_app;
insert into staff_person (person_key, display_name, recorded_at)
  select person_key, (array_agg(display_name order by created_at))[1], min(created_at) from account
  where role <> 'worker' and person_key ~ '^[a-z][a-z0-9-]{1,59}$' group by person_key;

alter table account
  add column status text not null default 'active'
    constraint account_status_known check (status in ('pending', 'active', 'disabled')),
  add column must_change_password boolean not null default false,
  add column password_expires_at timestamptz;
update account set status = 'disabled' where disabled_at is not null;
alter table account add constraint account_disabled_has_day check ((status = 'disabled') = (disabled_at is not null));
comment on column account.status is 'A pending account waits for its release by a second administrator; nobody can sign in with it.';
comment on column account.password_expires_at is 'End of a one-time password; null for one that the person chose.';

create table account_change (
  change_id uuid primary key,
  account_id uuid not null references account,
  kind text not null check (kind in ('open', 'enable', 'reassign', 'reset')),
  status text not null check (status in ('pending', 'released', 'refused', 'withdrawn')),
  role text,
  division_code char(6),
  organisation_id uuid,
  first_half_cipher bytea,
  reason text not null,
  proposed_by uuid not null references account,
  proposed_by_person text not null,
  proposed_at timestamptz not null,
  decided_by uuid references account,
  decided_by_person text,
  decided_at timestamptz,
  opinion text,
  constraint account_change_two_persons check (decided_by_person <> proposed_by_person or status = 'withdrawn'),
  constraint account_change_decided check ((status = 'pending') = (decided_at is null)
    and (decided_at is null) = (decided_by is null) and (decided_at is null) = (decided_by_person is null)),
  constraint account_change_secret_ends check (status = 'pending' or first_half_cipher is null),
  constraint account_change_reassign_named check ((kind = 'reassign') = (role is not null))
);
create unique index account_change_one_pending on account_change (account_id) where status = 'pending';
comment on table account_change is 'What one administrator asks for an account and another releases: opening, enabling again, another role or place, a one-time password. Like account it is read by administrators alone, so it has no row policy.';
comment on constraint account_change_two_persons on account_change is 'Whoever asks never releases, under whatever account.';
grant select, insert, update on account_change to jilu_app;

insert into status_transition (entity, from_status, to_status) values
  ('account', 'pending', 'active'), ('account', 'pending', 'disabled'),
  ('account', 'active', 'disabled'), ('account', 'disabled', 'active'),
  ('account-change', 'pending', 'released'), ('account-change', 'pending', 'refused'),
  ('account-change', 'pending', 'withdrawn');
create trigger account_fence before update of status on account
  for each row execute function status_fence('account');
create trigger account_change_fence before update of status on account_change
  for each row execute function status_fence('account-change');
