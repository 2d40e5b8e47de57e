-- One line is held by anybody of the bureau at once, with a reason, and released by two: until then it is neither published
-- nor paid.
create table claim_line_hold (
  person_id bigint not null,
  hold_id uuid not null,
  claim_line_id uuid not null,
  claim_id uuid not null references claim,
  reason text not null,
  status text not null check (status in ('held', 'release-proposed', 'released')),
  held_by text not null,
  held_at timestamptz not null,
  version int not null default 1,
  constraint claim_line_hold_pk primary key (person_id, hold_id),
  constraint claim_line_hold_line foreign key (person_id, claim_line_id) references claim_line
);
comment on table claim_line_hold is 'Lines that somebody stopped by hand: why, who, when, and whether two people let them go on.';
comment on column claim_line_hold.held_by is 'Display name of whoever held it; the record has the account.';
create unique index claim_line_hold_one_live on claim_line_hold (person_id, claim_line_id) where status <> 'released';
create index claim_line_hold_claim on claim_line_hold (claim_id);
alter table claim_line_hold enable row level security;
alter table claim_line_hold force row level security;
create policy scope on claim_line_hold using (exists (select 1 from claim_line l
  where l.person_id = claim_line_hold.person_id and l.claim_line_id = claim_line_hold.claim_line_id));
grant select, insert, update on claim_line_hold to jilu_app;
insert into status_transition (entity, from_status, to_status) values
  ('line-hold', 'held', 'release-proposed'), ('line-hold', 'release-proposed', 'held'),
  ('line-hold', 'release-proposed', 'released');
create trigger claim_line_hold_fence before update of status on claim_line_hold
  for each row execute function status_fence('line-hold');

drop view claim_concern;
create view claim_concern with (security_invoker = true) as
  select 'signal' as kind, s.signal_id as concern_id, s.person_id, l.claim_id, s.claim_line_id, l.status as line_status, l.amount_fen, s.rule,
    s.status, s.raised_at as since,
    array(select k.checked_by from claim_signal_check k
      where k.person_id = s.person_id and k.signal_id = s.signal_id order by k.position) as checked_by
  from claim_signal s join claim_line l on l.person_id = s.person_id and l.claim_line_id = s.claim_line_id
  union all
  select 'block', null, b.person_id, b.claim_id, null, null, null, b.rule, 'open', b.recorded_at, '{}' from claim_block b
  union all
  select 'hold', h.hold_id, h.person_id, h.claim_id, h.claim_line_id, l.status, l.amount_fen, null,
    case h.status when 'released' then 'cleared' else 'open' end, h.held_at, '{}'
  from claim_line_hold h join claim_line l on l.person_id = h.person_id and l.claim_line_id = h.claim_line_id;
comment on view claim_concern is
  'Published by claims: signals of lines, lines that are held, and people for whom no line was made at all.';
grant select on claim_concern to jilu_app;
