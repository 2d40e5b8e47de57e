-- The directory of 2022 marks digital and green occupations.
alter table occupation add column is_digital boolean not null default false,
  add column is_green boolean not null default false;
comment on column occupation.is_digital is 'Marked S (数字职业) in the directory.';
comment on column occupation.is_green is 'Marked L (绿色职业) in the directory.';
