-- Somebody who goes on leave lets a colleague act for them for a dated time. Whatever the colleague does then is done
-- under an account that names both; nobody ever signs in with that account.
alter table account add column acts_for uuid references account;
alter table account add constraint account_acting_is_closed
  check (acts_for is null or (status = 'disabled' and password_hash = 'none'));
comment on column account.acts_for is 'The account of whoever is on leave; null for an account of its own. An account with it only names who acted for whom.';
comment on constraint account_acting_is_closed on account is 'An account that names a delegation is never a way in.';

create table delegation (
  delegation_id uuid primary key,
  from_account_id uuid not null references account,
  to_account_id uuid not null references account,
  acting_account_id uuid constraint delegation_acting_once unique references account,
  status text not null check (status in ('asked', 'released', 'refused', 'withdrawn', 'ended')),
  from_on date not null,
  until_on date not null,
  reason text not null,
  asked_by uuid not null references account,
  asked_by_person text not null,
  asked_at timestamptz not null,
  decided_by uuid references account,
  decided_by_person text,
  decided_at timestamptz,
  opinion text,
  ended_by uuid references account,
  ended_at timestamptz,
  version int not null default 1,
  constraint delegation_of_two check (from_account_id <> to_account_id),
  constraint delegation_has_days check (from_on < until_on),
  constraint delegation_two_persons check (decided_by_person <> asked_by_person),
  constraint delegation_decided check ((decided_at is null) = (decided_by is null)
    and (decided_at is null) = (decided_by_person is null)),
  constraint delegation_ended check ((ended_at is null) = (ended_by is null)
    and (ended_at is not null) = (status in ('withdrawn', 'ended'))),
  constraint delegation_named_in_force check (status <> 'released' or acting_account_id is not null),
  constraint delegation_once exclude using gist (from_account_id with =, to_account_id with =,
    daterange(from_on, until_on) with &&) where (status in ('asked', 'released'))
);
comment on table delegation is 'Who acts for whom during a leave, from a day up to and without another. Like account it is read before scopes are known, so it has no row policy.';
comment on column delegation.acting_account_id is 'The account that names both; made when the delegation is released.';
comment on constraint delegation_two_persons on delegation is 'Whoever asks never releases, under whatever account.';
create index delegation_from on delegation (from_account_id);
create index delegation_to on delegation (to_account_id);
grant select, insert, update on delegation to jilu_app;

alter table session add column delegation_id uuid references delegation;
comment on column session.delegation_id is 'The delegation under which this session acts; null while its owner acts for himself. The session ends with it.';

insert into status_transition (entity, from_status, to_status) values
  ('delegation', 'asked', 'released'), ('delegation', 'asked', 'refused'),
  ('delegation', 'asked', 'withdrawn'), ('delegation', 'asked', 'ended'),
  ('delegation', 'released', 'withdrawn'), ('delegation', 'released', 'ended');
create trigger delegation_fence before update of status on delegation
  for each row execute function status_fence('delegation');
