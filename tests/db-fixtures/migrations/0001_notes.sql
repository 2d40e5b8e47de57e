create table note (
  note_id bigint constraint note_pk primary key,
  division text not null,
  text_body text not null,
  written_on date,
  amount_fen bigint not null default 0,
  written_at timestamptz not null default now()
);
alter table note enable row level security;
alter table note force row level security;
create policy note_scope on note
  using (
    current_setting('app.scope_kind', true) = 'system'
    or division = nullif(current_setting('app.scope_path', true), '')
  );
grant select, insert, update, delete on note to jilu_app;

create table line (
  note_id bigint not null constraint line_note_fk references note,
  line_no integer not null,
  quantity numeric(12, 2) not null,
  constraint line_pk primary key (note_id, line_no)
);
grant select, insert on line to jilu_app;
