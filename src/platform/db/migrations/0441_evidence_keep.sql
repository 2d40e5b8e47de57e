-- What shows that a class was really taught, and the signs that it may not have been: found by rules, judged by people.
create table evidence_item (
  item_id uuid primary key,
  class_id uuid not null references training_class,
  organisation_id uuid not null,
  division_path ltree not null,
  kind text not null constraint evidence_item_kind_known
    check (kind in ('photo', 'teacher-log', 'video-index', 'material-handed-out', 'paper-sheet')),
  taught_on date not null,
  half text constraint evidence_item_half_known check (half in ('morning', 'afternoon', 'evening')),
  session_no int,
  said text,
  file_id uuid,
  content_index bytea constraint evidence_item_content check (octet_length(content_index) = 32),
  picture_hashes bytea constraint evidence_item_hashes check (octet_length(picture_hashes) = 64),
  camera_time text,
  place text,
  latitude numeric(8,5) constraint evidence_item_latitude check (latitude between -90 and 90),
  longitude numeric(8,5) constraint evidence_item_longitude check (longitude between -180 and 180),
  video_name text,
  video_start text constraint evidence_item_video_start check (video_start ~ '^\d{2}:\d{2}$'),
  video_seconds int constraint evidence_item_video_length check (video_seconds > 0),
  video_digest text constraint evidence_item_video_digest check (video_digest ~ '^[0-9a-f]{64}$'),
  copies int constraint evidence_item_copies check (copies > 0),
  status text not null constraint evidence_item_status_known check (status in ('kept', 'withdrawn')),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  constraint evidence_item_file check ((kind in ('photo', 'paper-sheet')) = (file_id is not null)),
  constraint evidence_item_video check ((kind = 'video-index') = (video_name is not null)
    and (video_name is null) = (video_start is null) and (video_name is null) = (video_seconds is null)
    and (video_name is null) = (video_digest is null)),
  constraint evidence_item_log check (kind <> 'teacher-log' or said is not null),
  constraint evidence_item_material check ((kind = 'material-handed-out') = (copies is not null)),
  constraint evidence_item_position check ((latitude is null) = (longitude is null)),
  constraint evidence_item_withdrawn check ((status = 'withdrawn') = (withdrawn_at is not null)
    and (withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table evidence_item is 'One piece of evidence of a half day of a class. What it says never changes; its maker takes it back with a reason while no claim rests on it.';
comment on column evidence_item.content_index is 'Keyed digest of the file as it was handed in: the same file again shows.';
comment on column evidence_item.picture_hashes is 'As stored_file: pictures alike differ in few bits, also turned or mirrored.';
comment on column evidence_item.camera_time is 'When the camera says the photo was taken; its zone is unknown.';
comment on column evidence_item.video_digest is 'SHA-256 of the video in hexadecimal, as its maker states it. The video itself stays where it is.';
comment on column evidence_item.video_start is 'When the video begins, by the wall clock of the place, HH:MM.';
create index evidence_item_of_class on evidence_item (class_id, taught_on);
create index evidence_item_content_again on evidence_item (content_index) where content_index is not null;
create function evidence_item_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - array['status', 'withdrawn_at', 'withdrawn_reason']
      is distinct from to_jsonb(old) - array['status', 'withdrawn_at', 'withdrawn_reason'] then
    raise exception 'append_only: what a piece of evidence says never changes'
      using errcode = 'check_violation', constraint = 'append_only';
  end if;
  return new;
end $$;
comment on function evidence_item_stays is 'Trigger: a piece of evidence is taken back, never changed or removed.';
create trigger evidence_item_stays before update or delete on evidence_item
  for each row execute function evidence_item_stays();
create trigger evidence_item_fence before update of status on evidence_item
  for each row execute function status_fence('evidence-item');

create table evidence_sign (
  sign_id uuid primary key,
  class_id uuid not null references training_class,
  organisation_id uuid not null,
  division_path ltree not null,
  rule text not null,
  about text not null,
  facts jsonb not null,
  facts_digest bytea not null constraint evidence_sign_digest check (octet_length(facts_digest) = 32),
  persons bigint[] not null default '{}',
  weight int not null constraint evidence_sign_weight check (weight between 1 and 100),
  needs_two boolean not null,
  found_on date not null,
  seen_again_on date not null,
  status text not null constraint evidence_sign_status_known check (status in ('open', 'proposed', 'cleared', 'confirmed')),
  proposed text constraint evidence_sign_proposed_known check (proposed in ('cleared', 'confirmed')),
  version int not null default 1,
  constraint evidence_sign_once unique (class_id, rule, about),
  constraint evidence_sign_waits check ((status = 'proposed') = (proposed is not null))
);
comment on table evidence_sign is 'Something in the evidence of a class that a person must look into. A machine finds it, never decides; the same thing is found once, and one that was cleared opens again only by new facts.';
comment on column evidence_sign.rule is 'A rule of data/evidence-signs.yaml.';
comment on column evidence_sign.about is 'What it is about within the class: a day, a half day, a device, a file. Names nobody.';
comment on column evidence_sign.facts is 'Counts, days and times that were found; no names and no numbers of people.';
comment on column evidence_sign.persons is 'Whose lines of a claim rest on it; empty: everybody of the class.';
comment on column evidence_sign.needs_two is 'A second person decides: by its weight when it was found.';
create index evidence_sign_desk on evidence_sign (division_path, weight desc, found_on desc) where status in ('open', 'proposed');
create trigger evidence_sign_fence before update of status on evidence_sign
  for each row execute function status_fence('evidence-sign');

create table evidence_sign_step (
  sign_id uuid not null references evidence_sign,
  position int not null,
  kind text not null constraint evidence_sign_step_kind_known
    check (kind in ('proposed', 'settled', 'returned', 'found-again')),
  decision text constraint evidence_sign_step_decision_known check (decision in ('cleared', 'confirmed')),
  opinion text,
  facts_digest bytea not null,
  taken_at timestamptz not null,
  taken_by uuid not null,
  constraint evidence_sign_step_pk primary key (sign_id, position)
);
comment on table evidence_sign_step is 'What people found of a sign, in order; nothing found before changes.';
create trigger evidence_sign_step_stays before update or delete on evidence_sign_step
  for each row execute function refuse_change();

insert into status_transition (entity, from_status, to_status) values
  ('evidence-item', 'kept', 'withdrawn'),
  ('evidence-sign', 'open', 'cleared'), ('evidence-sign', 'open', 'proposed'),
  ('evidence-sign', 'proposed', 'cleared'), ('evidence-sign', 'proposed', 'confirmed'), ('evidence-sign', 'proposed', 'open'),
  ('evidence-sign', 'cleared', 'open');

alter table evidence_item enable row level security;
alter table evidence_item force row level security;
create policy scope on evidence_item using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
alter table evidence_sign enable row level security;
alter table evidence_sign force row level security;
create policy scope on evidence_sign using (access_allows(division_path, null)) with check (access_allows(division_path, null));
alter table evidence_sign_step enable row level security;
alter table evidence_sign_step force row level security;
create policy scope on evidence_sign_step using (exists (select 1 from evidence_sign s where s.sign_id = evidence_sign_step.sign_id))
  with check (exists (select 1 from evidence_sign s where s.sign_id = evidence_sign_step.sign_id));
grant select, insert on evidence_item, evidence_sign, evidence_sign_step to jilu_app;
grant update (status, withdrawn_at, withdrawn_reason) on evidence_item to jilu_app;
grant update (facts, facts_digest, persons, weight, needs_two, seen_again_on, status, proposed, version) on evidence_sign to jilu_app;

create function open_signs_of(classes uuid[]) returns table (class_id uuid, rule text, about text, facts jsonb, persons bigint[])
language plpgsql stable as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query select s.class_id, s.rule, s.about, s.facts, s.persons from evidence_sign s
    where s.class_id = any (classes) and s.status = 'confirmed';
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function open_signs_of is 'Signs that two people confirmed: a claim that an institution has computed heeds them too, though it does not see the rest.';

create view evidence_sign_status with (security_invoker = true) as
  select s.sign_id, s.class_id, s.division_path, s.rule, s.weight, s.found_on, s.status, c.name as class_name,
    n.name as organisation_name
  from evidence_sign s join training_class c on c.class_id = s.class_id
  left join organisation_name n on n.organisation_id = s.organisation_id;
comment on view evidence_sign_status is 'Published by evidence: signs with their class and how far they are; no facts.';
grant select on evidence_sign_status to jilu_app;
