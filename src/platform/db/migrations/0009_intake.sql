create table intake_batch (
  batch_id uuid primary key,
  division_code char(6) not null references division,
  division_path ltree not null,
  organisation_id uuid,
  status text not null check (status in ('staged', 'confirmed', 'discarded')),
  staged_at timestamptz not null,
  staged_by uuid not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  counts jsonb not null,
  version int not null default 1
);

create table intake_file (
  batch_id uuid not null references intake_batch on delete cascade,
  file_no int not null,
  name text not null,
  digest bytea not null,
  form text not null,
  content_cipher bytea not null,
  fault text,
  constraint intake_file_pk primary key (batch_id, file_no)
);

create table intake_row (
  batch_id uuid not null,
  file_no int not null,
  sheet text not null,
  row_no int not null,
  outcome text not null check (outcome in ('imported', 'normalised', 'warned', 'refused')),
  who_masked text,
  cells_cipher bytea not null,
  constraint intake_row_pk primary key (batch_id, file_no, sheet, row_no),
  foreign key (batch_id, file_no) references intake_file on delete cascade
);
comment on table intake_row is 'What became of each row of each sheet, with the sheet''s own row number: the provenance of what was imported.';
