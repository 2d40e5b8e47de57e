-- A claim is named in one place: by its class, or as certificates, or as work for training.
create or replace view claim_status with (security_invoker = true) as
  select c.claim_id, c.number, c.status, c.benefit, c.division_path, c.class_id, c.list_id, c.claimed_on, c.created_at,
    o.name as organisation_name, coalesce(t.name, k.name) as class_name, c.subject_kind, c.organisation_id,
    c.certified_class_id, c.claimant_person_id,
    coalesce(t.name, k.name, case c.subject_kind when 'certificates' then '证书' else '以工代训' end) as subject_name
  from claim c left join organisation_name o on o.organisation_id = c.organisation_id
  left join class_status t on t.class_id = c.class_id
  left join class_status k on k.class_id = c.certified_class_id;
comment on view claim_status is 'Published by claims: a claim with the names of its organisation and of its class, or of the class its certificates were earned in, and what it is about in words.';
grant select on claim_status to jilu_app;

-- What the law refuses is claimed too until two people have decided; only then the same certificate may be claimed again.
create or replace function certificates_claimed(of_benefit text, certificates uuid[])
  returns table (certificate_id uuid, claim_id uuid, number text)
  language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select l.certificate_id, l.claim_id, c.number from claim_line l join claim c on c.claim_id = l.claim_id
    where l.certificate_id = any (certificates) and l.benefit = of_benefit and l.status not in ('refused', 'withdrawn')
      and (l.status <> 'not-entitled'
        or c.status in ('confirmed', 'accepted', 'first-reviewed', 'rejection-proposed', 'returned')
        or c.status = 'generated' and c.claimant_person_id is not null);
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function certificates_claimed is 'One certificate, one benefit: the claim in which it is claimed already, of whichever institution or county; a line that the law refuses counts until its claim is decided. Gives the number of the claim, nothing of a person.';
grant execute on function certificates_claimed(text, uuid[]) to jilu_app;
