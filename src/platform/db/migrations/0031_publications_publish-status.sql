-- Publications as later modules show them.
create view publication_status with (security_invoker = true) as
  select p.publication_id, p.number, p.title, p.status, p.last_day, p.opened_at,
    (select count(*)::int from publication_line l where l.publication_id = p.publication_id) as line_count,
    (select coalesce(sum(l.amount_fen), 0)::bigint from publication_line l
      where l.publication_id = p.publication_id) as amount_fen
  from publication p;
comment on view publication_status is 'Published by publications: a publication with its days, its lines and their sum.';
create view published_line with (security_invoker = true) as
  select person_id, claim_line_id, publication_id from publication_line;
comment on view published_line is 'Published by publications: which claim lines were ever shown.';
create view objection_status with (security_invoker = true) as
  select b.objection_id, b.person_id, b.claim_line_id, b.status, b.raised_at, b.due_on, p.title, p.number, l.shown_name, l.amount_fen
  from objection b join publication p on p.publication_id = b.publication_id
  join publication_line l on l.publication_id = b.publication_id and l.person_id = b.person_id
    and l.claim_line_id = b.claim_line_id;
comment on view objection_status is 'Published by publications: an objection with the line it is against.';
grant select on publication_status, published_line, objection_status to jilu_app;
