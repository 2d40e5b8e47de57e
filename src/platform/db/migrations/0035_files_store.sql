-- One store of attached files. The contents lie encrypted in a folder; the database keeps what each file is, whose it
-- is, and the digest by which a lost or altered file is noticed.
create table stored_file (
  file_id uuid primary key,
  file_name text not null constraint stored_file_name_once unique check (file_name ~ '^[0-9a-f]{64}$'),
  content_index bytea not null check (length(content_index) = 32),
  name_cipher bytea not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  size_bytes int not null check (size_bytes between 1 and 10485760),
  stored_sha256 bytea not null check (length(stored_sha256) = 32),
  preview_sha256 bytea check (length(preview_sha256) = 32),
  scanned_by text not null,
  division_path ltree,
  organisation_id uuid,
  staged_at timestamptz not null,
  staged_by uuid not null,
  expires_at timestamptz,
  subject_type text,
  subject_id text,
  attached_at timestamptz,
  attached_by uuid,
  constraint stored_file_attached_whole check (
    (subject_type is null) = (subject_id is null) and (subject_type is null) = (attached_at is null)
    and (subject_type is null) = (attached_by is null) and (subject_type is null) = (expires_at is not null))
);
comment on table stored_file is 'An attached file: staged by somebody, then attached once to the thing it is evidence of. The contents lie encrypted in the folder of files.';
comment on column stored_file.file_name is 'Name in the folder of files: a keyed digest of the row and its contents. The preview lies beside it.';
comment on column stored_file.content_index is 'Keyed digest of the contents as they were handed in: the same paper handed in twice shows.';
comment on column stored_file.stored_sha256 is 'Of the encrypted bytes in the folder: a backup checks them without the keys.';
comment on column stored_file.expires_at is 'A staged file that nobody attached is removed after this; null once it is attached.';
create index stored_file_by_subject on stored_file (subject_type, subject_id) where subject_type is not null;
create index stored_file_staged on stored_file (expires_at) where expires_at is not null;

create function stored_file_fence() returns trigger language plpgsql as $$
begin
  if old.subject_type is not null then
    raise exception 'append_only: an attached file is never changed or removed'
      using errcode = 'check_violation', constraint = 'append_only';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
comment on function stored_file_fence is 'Trigger: what was attached to something stays as it was.';
create trigger stored_file_fence before update or delete on stored_file
  for each row execute function stored_file_fence();

create table file_quota (
  holder text not null,
  day date not null,
  bytes bigint not null check (bytes >= 0),
  constraint file_quota_pk primary key (holder, day)
);
comment on table file_quota is 'How much an organisation, or a bureau of a division, has handed in on one day.';

grant select, insert, delete on stored_file to jilu_app;
grant update (division_path, organisation_id, expires_at, subject_type, subject_id, attached_at, attached_by)
  on stored_file to jilu_app;
grant select, insert, update, delete on file_quota to jilu_app;

alter table stored_file enable row level security;
alter table stored_file force row level security;
create policy scope on stored_file using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
alter table file_quota enable row level security;
alter table file_quota force row level security;
-- Its own holder's row alone: of the organisation, or of the division and below.
create policy scope on file_quota using (case
  when holder ~ '^organisation:[0-9a-f-]{36}$' then access_allows(null, substr(holder, 14)::uuid)
  when holder ~ '^division:[a-z0-9_.]+$' then access_allows(substr(holder, 10)::ltree, null)
  else access_allows(null, null) end);
