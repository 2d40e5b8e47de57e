-- News of campaigns go the way of other messages; whoever wants none of them still hears of her own money.
alter table message_choice add column news_off boolean not null default false;
comment on table message_choice is 'Whether a person wants messages to the phone, and whether news of campaigns among them; without a row both are on. She alone switches messages off; news also whoever she told it to.';
comment on column message_choice.news_off is 'She wants no news of campaigns any more: she said so on her phone, or told somebody of the bureau, the township or the village.';
alter policy own on message_choice with check (person_id = access_person() or access_allows(null, null));
create index phone_message_of_source on phone_message (source_key);
create index phone_message_news on phone_message (person_id, told_at) where kind = 'campaign-news';

create function decline_news(person bigint, at timestamptz) returns boolean language plpgsql as $$
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  changed int;
begin
  perform set_config('app.scope_kind', 'system', true);
  insert into message_choice (person_id, is_off, news_off, changed_at) values (person, false, true, at)
    on conflict (person_id) do update set news_off = true, changed_at = excluded.changed_at where not message_choice.news_off;
  get diagnostics changed = row_count;
  perform set_config('app.scope_kind', kept, true);
  return changed > 0;
end $$;
comment on function decline_news is 'Somebody told the desk that she wants no news: switched off, never on. False when it was so already. Shows nothing of her choice.';

create function news_declined(people bigint[]) returns setof bigint language plpgsql stable as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query select c.person_id from message_choice c where (c.is_off or c.news_off) and c.person_id = any (people);
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function news_declined is 'Of these people those who want no news of campaigns: so that nobody counts them in. Says nothing else of them.';

create view phone_message_status with (security_invoker = true) as
  select m.message_id, m.source_key, m.person_id, m.kind, m.division_path, m.status, m.reason, m.told_at, m.sent_at
  from phone_message m;
comment on view phone_message_status is 'Published by deliveries: what became of a message, without its text.';
grant select on phone_message_status to jilu_app;
