-- A code of six digits can be guessed: each person has so many wrong ones in a half day, then the teacher signs her by number.
create table sign_in_try (
  person_id bigint not null,
  class_id uuid not null,
  division_path ltree not null,
  organisation_id uuid not null,
  taught_on date not null,
  half text not null constraint sign_in_try_half_known check (half in ('morning', 'afternoon', 'evening')),
  wrong int not null constraint sign_in_try_wrong check (wrong > 0),
  last_at timestamptz not null,
  ran_out_at timestamptz,
  constraint sign_in_try_pk primary key (person_id, taught_on, half),
  foreign key (person_id, class_id) references enrolment
);
comment on table sign_in_try is 'How many wrong codes a person gave in a half day. It only rises, and a restart keeps it.';
comment on column sign_in_try.ran_out_at is 'When the last one that she had was wrong; null while she has some left.';
create index sign_in_try_class on sign_in_try (class_id) where ran_out_at is not null;
alter table sign_in_try enable row level security;
alter table sign_in_try force row level security;
create policy scope on sign_in_try for select using (access_allows(division_path, organisation_id));
create policy own on sign_in_try using (person_id = access_person()) with check (person_id = access_person());
grant select, insert, update on sign_in_try to jilu_app;

create function sign_in_tries(one bigint, day date, part text) returns int language plpgsql as $$
begin
  -- One after another for each person: whoever tries fifty at once is counted fifty times.
  perform pg_advisory_xact_lock(hashtextextended('sign-in:' || one, 0));
  return coalesce((select wrong from sign_in_try where person_id = one and taught_on = day and half = part), 0);
end $$;
comment on function sign_in_tries is 'How many wrong codes a person gave in a half day; held to the end of the transaction, so that no other try of hers is looked at meanwhile.';

create view sign_in_ran_out with (security_invoker = true) as
  select class_id, person_id, taught_on, half, wrong from sign_in_try where ran_out_at is not null;
comment on view sign_in_ran_out is 'Published by attendance: who used up the wrong codes of a half day.';
grant select on sign_in_ran_out to jilu_app;
