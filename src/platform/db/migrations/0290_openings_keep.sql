-- A class is opened for enrolment: seats, conditions, a queue by number, and what each person answered before training.
create table class_opening (
  opening_id uuid primary key,
  class_id uuid not null references training_class,
  organisation_id uuid not null,
  division_code char(6) not null references division,
  division_path ltree not null,
  seats int not null check (seats > 0),
  open_from date not null,
  open_until date not null,
  conditions jsonb not null,
  queue_order text not null,
  status text not null check (status in ('open', 'closed', 'filed', 'cancelled')),
  reason text,
  taken int not null default 0,
  queued int not null default 0,
  last_number int not null default 0,
  opened_at timestamptz not null,
  opened_by uuid not null,
  version int not null default 1,
  constraint class_opening_days check (open_from <= open_until),
  constraint class_opening_never_over check (taken between 0 and seats and queued >= 0),
  constraint class_opening_cancelled check ((status = 'cancelled') = (reason is not null))
);
comment on table class_opening is 'A class as people may enrol in it: seats, days, conditions, and how far it is. taken, queued and last_number follow from its seats.';
comment on column class_opening.conditions is 'Whom it is for: audience, ages, groups, and a sentence of the institution.';
comment on column class_opening.queue_order is 'Who comes first when more come than there are seats: an order of data/queue-orders.yaml.';
comment on constraint class_opening_never_over on class_opening is 'No more people hold a seat than there are seats.';
create unique index class_opening_one_live on class_opening (class_id) where status <> 'cancelled';
create index class_opening_desk on class_opening (division_path, opened_at desc);
create trigger class_opening_fence before update of status on class_opening
  for each row execute function status_fence('class-opening');

create table seat (
  seat_id uuid primary key,
  opening_id uuid not null references class_opening,
  person_id bigint not null references person,
  number int not null check (number > 0),
  rank int not null check (rank >= 0),
  status text not null check (status in ('held', 'queued', 'enrolled', 'left', 'selected-out', 'released')),
  reason text,
  taken_at timestamptz not null,
  moved_up_at timestamptz,
  ended_at timestamptz,
  constraint seat_number_once unique (opening_id, number),
  constraint seat_ended check ((status in ('left', 'selected-out', 'released')) = (ended_at is not null)),
  constraint seat_reason check ((status = 'selected-out') = (reason is not null))
);
comment on table seat is 'A person''s place in an opening: a seat, or a place in the queue by rank and number.';
comment on column seat.number is 'Taken behind the lock of the opening: nobody else has it, and it says who came first.';
comment on column seat.rank is 'By the order of the queue: 0 before 1; ties by number.';
comment on column seat.reason is 'Why the institution did not select her: a reason of data/selection-reasons.yaml.';
create unique index seat_one_live on seat (opening_id, person_id) where status in ('held', 'queued', 'enrolled');
create index seat_of_person on seat (person_id);
create trigger seat_fence before update of status on seat
  for each row execute function status_fence('seat');

create table training_wish (
  seat_id uuid primary key references seat,
  person_id bigint not null references person,
  base text not null,
  wish text not null,
  destination text not null,
  answered_at timestamptz not null
);
comment on table training_wish is 'The short analysis before training (SX-2-2b, LC-11b): what she can do already, what she wants, where she goes afterwards.';

insert into status_transition (entity, from_status, to_status) values
  ('class-opening', 'open', 'closed'), ('class-opening', 'closed', 'open'),
  ('class-opening', 'open', 'filed'), ('class-opening', 'closed', 'filed'),
  ('class-opening', 'open', 'cancelled'), ('class-opening', 'closed', 'cancelled'), ('class-opening', 'filed', 'cancelled'),
  ('seat', 'queued', 'held'), ('seat', 'held', 'enrolled'),
  ('seat', 'held', 'left'), ('seat', 'queued', 'left'), ('seat', 'enrolled', 'left'),
  ('seat', 'held', 'selected-out'), ('seat', 'queued', 'selected-out'),
  ('seat', 'held', 'released'), ('seat', 'queued', 'released'), ('seat', 'enrolled', 'released');

-- The counts follow from the seats, whoever takes or gives one up.
create function count_seats() returns trigger language plpgsql as $$
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  before text := case when tg_op = 'UPDATE' then old.status end;
begin
  perform set_config('app.scope_kind', 'system', true);
  update class_opening set
    taken = taken + (new.status in ('held', 'enrolled'))::int - coalesce((before in ('held', 'enrolled'))::int, 0),
    queued = queued + (new.status = 'queued')::int - coalesce((before = 'queued')::int, 0),
    last_number = greatest(last_number, new.number)
  where opening_id = new.opening_id;
  perform set_config('app.scope_kind', kept, true);
  return null;
end $$;
comment on function count_seats is 'Keeps taken, queued and last_number of an opening true to its seats; class_opening_never_over refuses a seat too many.';
create trigger seat_counted after insert or update of status on seat
  for each row execute function count_seats();

create function lock_opening(opening uuid) returns boolean language plpgsql as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  perform 1 from class_opening where opening_id = opening for update;
  perform set_config('app.scope_kind', kept, true);
  return true;
end $$;
comment on function lock_opening is 'Whoever enrols or leaves goes one after another. She may lock an opening that she may not write.';

create function move_up_next(opening uuid, at timestamptz) returns table (seat_id uuid, person_id bigint) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query update seat s set status = 'held', moved_up_at = at
    where s.seat_id = (
      select q.seat_id from seat q
      join class_opening o on o.opening_id = q.opening_id
      join training_class c on c.class_id = o.class_id
      where q.opening_id = opening and q.status = 'queued' and o.taken < o.seats
        and not exists (
          select 1 from seat x join class_opening xo on xo.opening_id = x.opening_id
          join training_class xc on xc.class_id = xo.class_id
          where x.person_id = q.person_id and x.seat_id <> q.seat_id and x.status in ('held', 'enrolled')
            and daterange(xc.start_on, xc.end_on, '[]') && daterange(c.start_on, c.end_on, '[]'))
        and not exists (select 1 from enrolment e where e.person_id = q.person_id and e.status = 'enrolled'
          and e.class_id <> o.class_id and e.during && daterange(c.start_on, c.end_on, '[]'))
      order by q.rank, q.number limit 1)
    returning s.seat_id, s.person_id;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function move_up_next is 'The first of the queue who is free on these days gets the seat that has become free; nobody while none is. Looks past the row policies: whoever leaves does not see who comes next.';

create function offering_name(one uuid) returns text language plpgsql as $$
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  found text;
begin
  perform set_config('app.scope_kind', 'system', true);
  select n.name into found from organisation_name n where n.organisation_id = one
    and exists (select 1 from class_opening o where o.organisation_id = one);
  perform set_config('app.scope_kind', kept, true);
  return found;
end $$;
comment on function offering_name is 'Whoever offers a class for enrolment is named to everybody: the name alone.';

create function queued_before(one uuid) returns int language plpgsql as $$
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  ahead int;
begin
  perform set_config('app.scope_kind', 'system', true);
  select count(*) into ahead from seat mine join seat other on other.opening_id = mine.opening_id
    where mine.seat_id = one and other.status = 'queued' and (other.rank, other.number) < (mine.rank, mine.number);
  perform set_config('app.scope_kind', kept, true);
  return ahead;
end $$;
comment on function queued_before is 'How many wait before a place: a number, nobody''s name, so whoever waits may know it.';

alter table class_opening enable row level security;
alter table class_opening force row level security;
create policy scope on class_opening using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
-- What is open for enrolment is open for everybody to read.
create policy offered on class_opening for select
  using (current_setting('app.scope_kind', true) in ('public', 'person'));

alter table seat enable row level security;
alter table seat force row level security;
create policy scope on seat using (exists (select 1 from class_opening o where o.opening_id = seat.opening_id
    and access_allows(o.division_path, o.organisation_id)))
  with check (exists (select 1 from class_opening o where o.opening_id = seat.opening_id
    and access_allows(o.division_path, o.organisation_id)));
create policy own on seat for select using (person_id = access_person());
create policy take on seat for insert with check (person_id = access_person() and status in ('held', 'queued'));
create policy leave on seat for update using (person_id = access_person())
  with check (person_id = access_person() and status = 'left');
alter table training_wish enable row level security;
alter table training_wish force row level security;
create policy scope on training_wish for select using (exists (select 1 from seat s where s.seat_id = training_wish.seat_id));
create policy answer on training_wish for insert with check (person_id = access_person());
grant select, insert, update on class_opening, seat to jilu_app;
grant select, insert on training_wish to jilu_app;

create view seat_status with (security_invoker = true) as
  select s.seat_id, s.opening_id, s.person_id, s.number, s.status, o.class_id, o.division_path, o.organisation_id
  from seat s join class_opening o on o.opening_id = s.opening_id;
comment on view seat_status is 'Published by openings: whose place it is, in which opening, and how it stands.';
grant select on seat_status to jilu_app;
