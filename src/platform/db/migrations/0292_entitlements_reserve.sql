-- The right of a person to a subsidy, reserved for one class: money is reserved elsewhere, and later.
create table entitlement_reservation (
  reservation_id uuid primary key,
  person_id bigint not null references person,
  seat_id uuid not null,
  class_id uuid not null references training_class,
  division_path ltree not null,
  organisation_id uuid not null,
  benefit text not null,
  rule_key text not null,
  amount_fen bigint check (amount_fen >= 0),
  clause text,
  status text not null check (status in ('soft', 'firm', 'used', 'released')),
  reserved_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1
);
comment on table entitlement_reservation is 'What the law would give a person for one class, kept for her from enrolment to payment. Never money.';
comment on column entitlement_reservation.rule_key is 'What may be had once by the law of the day: the benefit of a trade and level, ever or in a year; where the law gives it for every class, the class.';
comment on column entitlement_reservation.amount_fen is 'What it would be by the facts of the day of enrolment; null while a fact is missing.';
create unique index entitlement_reservation_once on entitlement_reservation (person_id, rule_key)
  where status in ('soft', 'firm');
comment on index entitlement_reservation_once is 'The same right of the same person is reserved for one class at a time.';
create index entitlement_reservation_class on entitlement_reservation (class_id);
create index entitlement_reservation_seat on entitlement_reservation (seat_id);
insert into status_transition (entity, from_status, to_status) values
  ('entitlement-reservation', 'soft', 'firm'), ('entitlement-reservation', 'soft', 'released'),
  ('entitlement-reservation', 'soft', 'used'), ('entitlement-reservation', 'firm', 'used'),
  ('entitlement-reservation', 'firm', 'released');
create trigger entitlement_reservation_fence before update of status on entitlement_reservation
  for each row execute function status_fence('entitlement-reservation');
alter table entitlement_reservation enable row level security;
alter table entitlement_reservation force row level security;
create policy scope on entitlement_reservation using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
create policy own on entitlement_reservation for select using (person_id = access_person());
create policy reserve on entitlement_reservation for insert with check (person_id = access_person() and status = 'soft');
create policy give_back on entitlement_reservation for update using (person_id = access_person())
  with check (person_id = access_person() and status = 'released');
grant select, insert, update on entitlement_reservation to jilu_app;
