-- A number that a spreadsheet has rounded must not come back as somebody else's number, in whatever form it is typed.
create table intake_spoiled_number (
  kind text not null check (kind in ('id-number', 'bank-card', 'bank-account', 'certificate')),
  digest bytea not null check (octet_length(digest) = 32),
  noted_at timestamptz not null,
  released_at timestamptz check (released_at >= noted_at),
  constraint intake_spoiled_number_pk primary key (kind, digest)
);
comment on table intake_spoiled_number is 'Keyed digests of numbers that were refused because a spreadsheet had rounded them; refused in any form until the public security register confirms one. Holds no readable data, so it has no row policy.';
comment on column intake_spoiled_number.released_at is 'When an answer of public security confirmed the number; null while it is refused.';
grant select, insert, update on intake_spoiled_number to jilu_app;
