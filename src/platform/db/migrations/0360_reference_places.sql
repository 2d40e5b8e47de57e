-- Townships and villages stand below their county: 12 digits, one path segment a level.
alter table division drop constraint division_level_check;
alter table division alter column division_code type text, alter column parent_code type text;
alter table division add constraint division_level_check
  check (level in ('province', 'prefecture', 'county', 'township', 'village'));
alter table division add constraint division_code_of_level check (case when level in ('township', 'village')
  then division_code ~ '^[1-9]\d{11}$' and parent_code is not null
  else division_code ~ '^[1-9]\d{5}$' end);
comment on table division is 'Divisions as a tree of level segments (ltree): GB/T 2260 down to the county, townships and villages by their 12 digits. Reference table: no persons.';
comment on column division.valid_until is 'The last day on which a place exists; a place is never removed, what lived in it stays there.';
create index division_parent on division (parent_code);
-- An import of places can be undone; what a person rests on keeps its place.
create trigger division_change after insert or update or delete on division for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('division_code');
