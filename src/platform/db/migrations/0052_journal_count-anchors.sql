-- How many lines the anchor file has, and the last of them: a file that is emptied, or cut and written on, contradicts
-- this row. One row, added with the first line.
create table journal_anchor_head (
  only_row boolean primary key default true check (only_row),
  line_count bigint not null check (line_count > 0),
  mac bytea not null
);
comment on table journal_anchor_head is 'Number of lines of the anchor file and the last of them, written after the line itself.';
grant select, insert, update on journal_anchor_head to jilu_app;
alter table journal_anchor_head enable row level security;
alter table journal_anchor_head force row level security;
create policy system on journal_anchor_head using (coalesce(current_setting('app.scope_kind', true), '') = 'system');
