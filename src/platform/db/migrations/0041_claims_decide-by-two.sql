-- Every opinion about a signal stays: checks are only added. Two that agree settle it; of two that disagree the third
-- decides. A claim is rejected as a whole by two people. A certificate number under two people freezes the lines of both.
create table claim_signal_check (
  person_id bigint not null,
  signal_id uuid not null,
  position smallint not null check (position between 1 and 3),
  decision text not null check (decision in ('cleared', 'upheld')),
  opinion text not null,
  checked_by text not null,
  -- Null for checks taken over from before, whose maker is known by name only.
  person_key text,
  checked_at timestamptz not null,
  constraint claim_signal_check_pk primary key (person_id, signal_id, position),
  constraint claim_signal_check_by_another unique (person_id, signal_id, person_key),
  foreign key (person_id, signal_id) references claim_signal
);
comment on table claim_signal_check is 'What each person who looked into a signal found, in order; rows are only added.';
alter table claim_signal_check enable row level security;
alter table claim_signal_check force row level security;
create policy scope on claim_signal_check using (exists (
  select 1 from claim_signal s where s.person_id = claim_signal_check.person_id and s.signal_id = claim_signal_check.signal_id));
grant select, insert on claim_signal_check to jilu_app;

select set_config('app.scope_kind', 'system', true);
insert into claim_signal_check (person_id, signal_id, position, decision, opinion, checked_by, checked_at)
  select person_id, signal_id, 1, first_decision, first_opinion, coalesce(first_checked_by, ''), first_checked_at
  from claim_signal where first_decision is not null;
insert into claim_signal_check (person_id, signal_id, position, decision, opinion, checked_by, checked_at)
  select s.person_id, s.signal_id, 2, s.status, coalesce(t.opinion, ''), coalesce(a.display_name, ''), t.decided_at
  from claim_signal s join lateral (
    select r.opinion, r.account_id, r.decided_at from review_decision r
    where r.subject_type = 'line-release' and r.subject_id = s.signal_id::text and r.step = 'approve' and r.decision = 'passed'
    order by r.decided_at desc limit 1) t on true
  left join account_name a on a.account_id = t.account_id
  where s.status in ('cleared', 'upheld') and s.first_decision is not null;

drop view claim_concern;
alter table claim_signal drop constraint claim_signal_two_people, drop constraint claim_signal_first_check,
  drop column first_decision, drop column first_opinion, drop column first_checked_by, drop column first_checked_at;

create function claim_signal_two_people() returns trigger language plpgsql as $$
begin
  if (select count(*) from claim_signal_check k where k.person_id = new.person_id and k.signal_id = new.signal_id
      and k.decision = new.status) < 2 then
    raise exception 'a signal is settled only as two people found it'
      using errcode = 'check_violation', constraint = 'claim_signal_two_people', table = 'claim_signal';
  end if;
  return new;
end $$;
comment on function claim_signal_two_people is 'A signal is settled only as two of its checkers found it.';
create trigger claim_signal_two_people before update of status on claim_signal for each row
  when (new.status in ('cleared', 'upheld')) execute function claim_signal_two_people();

create view claim_concern with (security_invoker = true) as
  select 'signal' as kind, s.signal_id as concern_id, s.person_id, l.claim_id, s.claim_line_id, l.status as line_status, l.amount_fen, s.rule,
    s.status, s.raised_at as since,
    array(select k.checked_by from claim_signal_check k
      where k.person_id = s.person_id and k.signal_id = s.signal_id order by k.position) as checked_by
  from claim_signal s join claim_line l on l.person_id = s.person_id and l.claim_line_id = s.claim_line_id
  union all
  select 'block', null, b.person_id, b.claim_id, null, null, null, b.rule, 'open', b.recorded_at, '{}' from claim_block b;
comment on view claim_concern is 'Published by claims: signals of lines, and people for whom no line was made at all.';
grant select on claim_concern to jilu_app;

alter table claim drop constraint claim_status_check;
alter table claim add constraint claim_status_check check (status in ('generated', 'confirmed', 'accepted', 'first-reviewed',
  'rejection-proposed', 'approved', 'published', 'payable', 'paying', 'settled', 'returned', 'rejected', 'withdrawn'));
comment on column claim.status is 'rejection-proposed: a reviewer would reject it; another person decides.';
delete from status_transition where entity = 'claim' and to_status = 'rejected';
insert into status_transition (entity, from_status, to_status) values
  ('claim', 'confirmed', 'rejection-proposed'), ('claim', 'accepted', 'rejection-proposed'),
  ('claim', 'first-reviewed', 'rejection-proposed'),
  ('claim', 'rejection-proposed', 'confirmed'), ('claim', 'rejection-proposed', 'accepted'),
  ('claim', 'rejection-proposed', 'first-reviewed'), ('claim', 'rejection-proposed', 'rejected'),
  ('claim', 'payable', 'approved'), ('claim', 'payable', 'published'), ('claim', 'payable', 'settled'),
  ('claim-line', 'payable', 'refused');

create function freeze_shared_certificates(numbers text[], raised timestamptz, said text) returns int language plpgsql as $$
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare
  scope text := coalesce(current_setting('app.scope_kind', true), '');
  frozen int;
begin
  perform set_config('app.scope_kind', 'system', true);
  with shared as (
    select r.number from certificate_registry r where r.number = any (numbers)
    group by r.number having count(distinct r.person_id) > 1
  ), concerned as (
    select distinct l.person_id, l.claim_line_id
    from shared s join certificate k on k.number = s.number and k.withdrawn_at is null
    join claim_line l on l.person_id = k.person_id and l.benefit = 'training-subsidy'
      and l.status in ('computed', 'frozen', 'granted', 'published', 'contested', 'payable')
    join claim c on c.claim_id = l.claim_id and c.class_id = k.class_id
  ), raised_signal as (
    insert into claim_signal as known (person_id, signal_id, claim_line_id, rule, severity, message, status, raised_at)
    select person_id, md5('R42:' || claim_line_id)::uuid, claim_line_id, 'R42', 'high', said, 'open', raised from concerned
    on conflict on constraint claim_signal_once do update
      set status = 'open', message = excluded.message, raised_at = excluded.raised_at, version = known.version + 1
      where known.status = 'lapsed'
    returning known.person_id, known.claim_line_id
  ), stopped as (
    update claim_line l set status = 'frozen', version = l.version + 1
    from raised_signal r where l.person_id = r.person_id and l.claim_line_id = r.claim_line_id and l.status = 'computed'
  )
  select count(*)::int into frozen from raised_signal;
  perform set_config('app.scope_kind', scope, true);
  return frozen;
end $$;
comment on function freeze_shared_certificates is 'R42: lines, of whichever class or county, that rest on a certificate number which two people hold get a signal; computed ones freeze. Looks past the row policies and answers with a count only.';
