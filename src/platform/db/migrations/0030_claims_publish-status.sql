-- Claims as later modules show them: the claim, its lines, and what must be looked into.
create view claim_status with (security_invoker = true) as
  select c.claim_id, c.number, c.status, c.benefit, c.division_path, c.class_id, c.list_id, c.claimed_on, c.created_at,
    o.name as organisation_name, t.name as class_name
  from claim c left join organisation_name o on o.organisation_id = c.organisation_id
  left join class_status t on t.class_id = c.class_id;
comment on view claim_status is 'Published by claims: a claim with the names of its organisation and class.';
create view claim_line_status with (security_invoker = true) as
  select person_id, claim_line_id, claim_id, line_no, line_key, benefit, status, amount_fen, determination_id
  from claim_line;
comment on view claim_line_status is 'Published by claims: one person''s line with its amount and how far it is.';
create view claim_concern with (security_invoker = true) as
  select 'signal' as kind, s.signal_id as concern_id, s.person_id, l.claim_id, s.claim_line_id, l.status as line_status, l.amount_fen, s.rule,
    s.status, s.raised_at as since, s.first_checked_by
  from claim_signal s join claim_line l on l.person_id = s.person_id and l.claim_line_id = s.claim_line_id
  union all
  select 'block', null, b.person_id, b.claim_id, null, null, null, b.rule, 'open', b.recorded_at, null from claim_block b;
comment on view claim_concern is 'Published by claims: signals of lines, and people for whom no line was made at all.';
grant select on claim_status, claim_line_status, claim_concern to jilu_app;
