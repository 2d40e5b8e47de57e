-- What staff and organisations are told. Messages follow the journal and the steps that wait, so no other module writes one.
create table notification (
  notification_id uuid primary key,
  source_key text not null,
  kind text not null,
  role text,
  division_path ltree,
  organisation_id uuid,
  content text not null check (length(content) between 4 and 300),
  link_type text,
  link_id text,
  due_on date,
  told_at timestamptz not null,
  constraint notification_addressed check ((role is null) <> (organisation_id is null)),
  constraint notification_placed check (organisation_id is null or division_path is not null),
  constraint notification_link_whole check ((link_type is null) = (link_id is null))
);
create unique index notification_told_once on notification (source_key, coalesce(role, ''), coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'));
create index notification_of_role on notification (role, told_at desc, notification_id desc) where role is not null;
create index notification_of_organisation on notification (organisation_id, told_at desc, notification_id desc) where organisation_id is not null;
comment on table notification is 'A message to a role of a division or to an organisation: whoever has that role, or belongs to it, sees it. Holds no name and no number of a person. Without a place it is for administrators.';
comment on column notification.source_key is 'What it tells of: a line of the journal, a step that waits, a day that comes. The same thing is told once to each.';
alter table notification enable row level security;
alter table notification force row level security;
create policy scope on notification using (access_allows(division_path, organisation_id)
    or (division_path is null and organisation_id is null))
  with check (access_allows(division_path, organisation_id));
grant select, insert on notification to jilu_app;

create table notification_read (
  account_id uuid not null,
  notification_id uuid not null references notification on delete cascade,
  read_at timestamptz not null,
  primary key (account_id, notification_id)
);
comment on table notification_read is 'Which account has read which message. A mark is made for a message that its reader sees. It has no row policy.';
grant select, insert on notification_read to jilu_app;

create table notification_cursor (
  chain text primary key,
  seq bigint not null check (seq >= 0)
);
comment on table notification_cursor is 'How far each chain of the journal has been told. Moves in the transaction that tells, so nothing is told twice or forgotten. It names chains alone and has no row policy.';
grant select, insert, update on notification_cursor to jilu_app;

-- What is in the record already is not told.
select set_config('app.scope_kind', 'system', true);
insert into notification_cursor (chain, seq) select chain, seq from journal_head;
select set_config('app.scope_kind', '', true);
