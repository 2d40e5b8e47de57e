-- An organisation that is paid by agreement sees the certificates that its own lines are claimed on, wherever they were earned.
create function certificates_of_lines(of_claim uuid)
  returns table (claim_line_id uuid, certificate_id uuid, line_no int, line_status text, kind text, level smallint, number text, issued_on date)
  language plpgsql as $$
#variable_conflict use_column
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  -- Under the row policies: only lines that the reader sees.
  seen uuid[] := array(select l.claim_line_id from claim_line l where l.claim_id = of_claim and l.certificate_id is not null);
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select l.claim_line_id, l.certificate_id, l.line_no, l.status, t.kind, t.level, t.number, t.issued_on
    from claim_line l join certificate t on t.person_id = l.person_id and t.certificate_id = l.certificate_id
    where l.claim_line_id = any (seen);
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function certificates_of_lines is 'The certificates that the lines of a claim are claimed on, of the lines that the reader sees: whoever sees a line sees its certificate, also one of a class elsewhere.';
grant execute on function certificates_of_lines(uuid) to jilu_app;
