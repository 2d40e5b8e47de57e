create table journal_head (
  chain text primary key,
  seq bigint not null check (seq >= 0),
  mac bytea not null
);
comment on table journal_head is 'The last link of each chain; locked while a link is added, so a chain never forks.';

create table journal_entry (
  chain text not null,
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  event text not null,
  outcome text not null check (outcome in ('done', 'refused', 'viewed')),
  account_id uuid,
  person_key text,
  role text,
  division_path ltree,
  organisation_id uuid,
  object_type text not null,
  object_id text not null,
  reason text,
  detail jsonb not null default '{}',
  request_id uuid,
  previous_mac bytea not null,
  mac bytea not null,
  constraint journal_entry_pk primary key (chain, seq)
);
comment on table journal_entry is 'Every act and refusal, written in the act''s own transaction and chained with a keyed MAC. detail carries no personal number.';
create index journal_entry_object on journal_entry (object_type, object_id);
create index journal_entry_at on journal_entry (at);
create trigger journal_entry_append_only before update or delete on journal_entry
  for each row execute function refuse_change();

create table outbox (
  outbox_id uuid primary key,
  aggregate text not null,
  seq bigint not null,
  event text not null,
  payload jsonb not null,
  recorded_at timestamptz not null,
  done_at timestamptz,
  attempts int not null default 0,
  last_error text,
  constraint outbox_order unique (aggregate, seq)
);
comment on table outbox is 'Events for rooms further right and for outside systems; drained in order, safe to repeat.';
create index outbox_open on outbox (recorded_at) where done_at is null;
