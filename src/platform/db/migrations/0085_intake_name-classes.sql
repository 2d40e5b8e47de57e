-- A row says which class it counts for: one sheet may hold several.
alter table intake_row add column class_name text;
comment on column intake_row.class_name is
  'The class that the row counts for, as the file names it; null where it is of no class, or stored by an earlier version.';
