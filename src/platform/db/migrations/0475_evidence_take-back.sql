-- A judgement of a sign that was wrong is taken back: by whoever judges where one person cleared it, else by two.
alter table evidence_sign add column judged text
  constraint evidence_sign_judged_known check (judged in ('cleared', 'confirmed'));
comment on column evidence_sign.judged is 'What was judged while a second person decides whether it is taken back; null else.';
alter table evidence_sign drop constraint evidence_sign_status_known;
alter table evidence_sign add constraint evidence_sign_status_known
  check (status in ('open', 'proposed', 'cleared', 'confirmed', 'taking-back'));
alter table evidence_sign add constraint evidence_sign_taken_back check ((status = 'taking-back') = (judged is not null));
drop index evidence_sign_desk;
create index evidence_sign_desk on evidence_sign (division_path, weight desc, found_on desc)
  where status in ('open', 'proposed', 'taking-back');
alter table evidence_sign_step drop constraint evidence_sign_step_kind_known;
alter table evidence_sign_step add constraint evidence_sign_step_kind_known
  check (kind in ('proposed', 'settled', 'returned', 'found-again', 'take-back-asked', 'taken-back', 'kept'));
insert into status_transition (entity, from_status, to_status) values
  ('evidence-sign', 'cleared', 'taking-back'), ('evidence-sign', 'confirmed', 'taking-back'),
  ('evidence-sign', 'taking-back', 'open'), ('evidence-sign', 'taking-back', 'cleared'),
  ('evidence-sign', 'taking-back', 'confirmed');
grant update (judged) on evidence_sign to jilu_app;

create or replace function open_signs_of(classes uuid[]) returns table (class_id uuid, rule text, about text, facts jsonb, persons bigint[])
language plpgsql stable as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query select s.class_id, s.rule, s.about, s.facts, s.persons from evidence_sign s
    where s.class_id = any (classes) and (s.status = 'confirmed' or s.judged = 'confirmed');
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function open_signs_of is 'Signs that two people confirmed, and that no second person has agreed to take back: a claim that an institution has computed heeds them too, though it does not see the rest.';
