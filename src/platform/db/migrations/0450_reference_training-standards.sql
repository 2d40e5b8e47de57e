-- What classes are taught and examined by: national standards, assessment norms, textbooks and basic training packages,
-- each of one level with its hours, its days and its source.
create table training_standard (
  standard_id uuid primary key,
  kind text not null check (kind in ('national-standard', 'assessment-norm', 'textbook', 'training-package')),
  code text not null,
  edition text not null,
  title text not null,
  division_code text references division,
  occupation_code text references occupation,
  level smallint check (level between 1 and 5),
  total_hours numeric(6,1) check (total_hours > 0),
  theory_hours numeric(6,1) check (theory_hours >= 0),
  practice_hours numeric(6,1) check (practice_hours >= 0),
  safety_hours numeric(6,1) check (safety_hours >= 0),
  in_force daterange not null check (not isempty(in_force)),
  source text not null,
  constraint training_standard_hours check (
    coalesce(theory_hours, 0) + coalesce(practice_hours, 0) <= coalesce(total_hours, 9999))
);
comment on table training_standard is 'Standards, norms, textbooks and basic training packages that a class may follow, a row a level. Holds nothing of any person, so it has no row policy.';
comment on column training_standard.division_code is 'The place whose own it is; null for a national one.';
comment on column training_standard.level is 'The level it is for; null for one that fits every level.';
comment on column training_standard.total_hours is 'The fewest hours it asks for; null where it asks for none.';
comment on column training_standard.in_force is 'The days on which a class may begin by it.';
create unique index training_standard_once on training_standard
  (kind, code, edition, coalesce(level, 0), coalesce(division_code, ''));
create index training_standard_occupation on training_standard (occupation_code);
grant select, insert, update on training_standard to jilu_app;
