-- An objection has a number and somebody to answer, is accepted by the bureau, and is answered by two people; several
-- against one line are answered together.
alter table objection
  add column number text constraint objection_number_once unique,
  add column objector_phone_index bytea,
  add column objector_phone_tail text check (objector_phone_tail ~ '^\d{4}$'),
  add column address_index bytea,
  add column accepted_at timestamptz,
  add column matter_id uuid,
  add column proposed_decision text check (proposed_decision in ('upheld', 'dismissed'));
comment on column objection.number is 'Y, division, year, number: what the objector asks by. Null for those of before.';
comment on column objection.objector_phone_index is 'Keyed digest of the telephone number: one waiting objection a telephone and line, and few a day.';
comment on column objection.objector_phone_tail is 'Last four digits: with the number they let the objector read the answer.';
comment on column objection.address_index is 'Keyed digest of the network address, for the limit of a day.';
comment on column objection.matter_id is 'The objection under whose review those against one line are answered together.';

alter table objection drop constraint objection_status_check, drop constraint objection_outcome;
alter table objection add constraint objection_status_check
    check (status in ('received', 'open', 'proposed', 'upheld', 'dismissed')),
  add constraint objection_outcome check (status in ('received', 'open') or outcome is not null),
  add constraint objection_proposal check (status <> 'proposed' or (matter_id is not null and proposed_decision is not null));
comment on column objection.status is
  'received: the line waits; open: accepted, the line is contested; proposed: one person has an answer, another decides; answered once.';
delete from status_transition where entity = 'objection';
insert into status_transition (entity, from_status, to_status) values
  ('objection', 'received', 'open'), ('objection', 'received', 'proposed'), ('objection', 'open', 'proposed'),
  ('objection', 'proposed', 'open'), ('objection', 'proposed', 'upheld'), ('objection', 'proposed', 'dismissed');

drop index objection_open;
create index objection_waiting on objection (person_id, claim_line_id) where status in ('received', 'open', 'proposed');
create unique index objection_once on objection (claim_line_id, objector_phone_index)
  where status in ('received', 'open', 'proposed');
comment on index objection_once is 'One telephone has one waiting objection against a line.';

create function objection_load(publication uuid, phone bytea, address bytea, since timestamptz)
  returns table (phone_waiting int, phone_today int, address_today int) language plpgsql as $$
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare scope text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query select
    (select count(*)::int from objection b where b.publication_id = publication and b.objector_phone_index = phone
      and b.status in ('received', 'open', 'proposed')),
    (select count(*)::int from objection b where b.objector_phone_index = phone and b.raised_at >= since),
    (select count(*)::int from objection b where b.publication_id = publication and b.address_index = address
      and b.raised_at >= since);
  perform set_config('app.scope_kind', scope, true);
end $$;
comment on function objection_load is 'How many objections one telephone and one address have raised. Looks past the row policies and answers with counts only.';

create function objection_answer(asked_number text, asked_tail text)
  returns table (objection_id uuid, number text, publication_number text, publication_title text, line_no int, status text,
    raised_at timestamptz, due_on date, outcome text, settled_at timestamptz) language plpgsql as $$
#variable_conflict use_column
declare scope text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select b.objection_id, b.number, p.number, p.title, l.line_no, b.status, b.raised_at, b.due_on,
      case when b.status in ('upheld', 'dismissed') then b.outcome end, b.settled_at
    from objection b join publication p on p.publication_id = b.publication_id
    join publication_line l on l.publication_id = b.publication_id and l.person_id = b.person_id
      and l.claim_line_id = b.claim_line_id
    where b.number = asked_number and b.objector_phone_tail = asked_tail;
  perform set_config('app.scope_kind', scope, true);
end $$;
comment on function objection_answer is 'The state and answer of one objection, for whoever knows its number and the end of the telephone number; names nobody.';
