-- Whoever said no to messages about classes is told of none, whoever asks: one answer for the page, the count and the sender.
create function consent_refused(people bigint[], asked_purpose text) returns setof bigint language plpgsql stable as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query select n.person_id from (
    select distinct on (c.person_id) c.person_id, c.status from consent c
    where c.person_id = any (people) and c.purpose = asked_purpose
    order by c.person_id, c.given_at desc, c.consent_id desc) n where n.status <> 'given';
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function consent_refused is 'Of these people those who declined a purpose or took their consent back; never asked is not a no. Says nothing else of them.';
grant execute on function consent_refused(bigint[], text) to jilu_app;
