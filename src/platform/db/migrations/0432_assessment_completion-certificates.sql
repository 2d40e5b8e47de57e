-- Completion certificates are issued here: a number of the county's own in each year, and a code for the square on the paper.
create table completion_counter (
  division_code char(6) not null references division,
  year int not null check (year between 2000 and 2199),
  last_number int not null check (last_number > 0),
  constraint completion_counter_pk primary key (division_code, year)
);
comment on table completion_counter is 'The last completion certificate numbered in a county and year; raised under its row lock, so no number is given twice. Holds nothing of a person, so it has no row policy.';
grant select, insert, update on completion_counter to jilu_app;

alter table certificate add column check_code uuid constraint certificate_check_code_once unique;
comment on column certificate.check_code is 'What the square on a printed certificate leads to; nothing follows from it but whether the certificate stands. Null where it was not issued here.';
