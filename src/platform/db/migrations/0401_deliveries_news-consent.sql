-- News of campaigns is a message about classes: whoever said no to those wants none of these.
create or replace function news_declined(people bigint[]) returns setof bigint language plpgsql stable as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select c.person_id from message_choice c where (c.is_off or c.news_off) and c.person_id = any (people)
    union select r from consent_refused(people, 'class-messages') as r;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function news_declined is 'Of these people those who want no news of campaigns, by their choice of messages or by a consent that they refused: so that nobody counts them in. Says nothing else of them.';
