-- Named campaigns (LN-2-1b, LN-4-15): who is told what, in which words, signed by two; and what came of it.
create table campaign (
  campaign_id uuid primary key,
  kind text not null,
  title text not null check (length(title) between 2 and 60),
  division_code char(6) not null references division,
  division_path ltree not null,
  template text not null,
  target jsonb not null,
  note text check (length(note) between 2 and 40),
  audience jsonb not null,
  content text check (length(content) between 10 and 200),
  spoken text check (length(spoken) between 10 and 200),
  code text not null constraint campaign_code_once unique check (code ~ '^[a-z2-9]{7}$'),
  until_on date not null,
  status text not null constraint campaign_status_known
    check (status in ('draft', 'proposed', 'approved', 'sending', 'ended', 'stopped', 'withdrawn')),
  chosen int check (chosen >= 0),
  made_by uuid not null,
  made_at timestamptz not null,
  approved_on date,
  begun_at timestamptz,
  ended_at timestamptz,
  reason text,
  version int not null default 1,
  constraint campaign_has_text check (status in ('draft', 'withdrawn') or (content is not null and spoken is not null)),
  constraint campaign_approved check ((status in ('approved', 'sending', 'ended', 'stopped')) = (approved_on is not null)),
  constraint campaign_begun check ((status in ('sending', 'ended')) <= (begun_at is not null and chosen is not null)),
  constraint campaign_over check ((status in ('ended', 'stopped', 'withdrawn')) = (ended_at is not null)),
  constraint campaign_stopped check ((status = 'stopped') <= (reason is not null))
);
comment on table campaign is 'A campaign of a county: whom it is for, what they are told, and how far it has come. Holds nothing of any person.';
comment on column campaign.kind is 'Which campaign of the notices: an entry of data/campaigns.yaml, with its clause.';
comment on column campaign.target is 'What the link leads to: a class that takes people, a guide to a benefit, or the list of classes.';
comment on column campaign.audience is 'Whom it is for: wish, occupation, places, duty list, group, age, no class since.';
comment on column campaign.content is 'The text as it is sent, made of a template when it is proposed; the second person signs these words.';
comment on column campaign.spoken is 'What whoever goes to somebody without a phone says to her; made and signed with the text.';
comment on column campaign.code is 'The end of the short link; one a campaign, the same for everybody, so that it says nothing of who opens it.';
comment on column campaign.until_on is 'The last day on which people are told.';
comment on column campaign.chosen is 'How many were chosen when it began.';
create index campaign_desk on campaign (division_path, made_at desc);
create index campaign_running on campaign (campaign_id) where status in ('approved', 'sending');
create trigger campaign_fence before update of status on campaign for each row execute function status_fence('campaign');

create table campaign_person (
  campaign_id uuid not null references campaign,
  person_id bigint not null references person,
  division_path ltree not null,
  village_code text,
  status text not null constraint campaign_person_status_known
    check (status in ('chosen', 'queued', 'sent', 'to-tell', 'told', 'not-found', 'left-out')),
  reason text constraint campaign_person_reason_known check (reason in
    ('no-phone', 'given-up', 'declined', 'too-many', 'dead', 'stopped', 'ended', 'cancelled')),
  reached_at timestamptz,
  told_by uuid,
  version int not null default 1,
  constraint campaign_person_pk primary key (campaign_id, person_id),
  constraint campaign_person_reached check ((status in ('sent', 'told')) = (reached_at is not null)),
  constraint campaign_person_told check ((status in ('told', 'not-found')) = (told_by is not null)),
  constraint campaign_person_left check ((status in ('to-tell', 'left-out')) <= (reason is not null))
);
comment on table campaign_person is 'Who was chosen for a campaign and how she was told: by message, by somebody who went there, or not and why. What she did afterwards is read from needs and openings.';
comment on column campaign_person.division_path is 'Her village, else the county: whose helper tells her.';
comment on column campaign_person.reason is 'Why somebody goes there instead of a message, or why she was left out.';
create index campaign_person_waiting on campaign_person (campaign_id, person_id) where status = 'chosen';
create index campaign_person_queued on campaign_person (campaign_id) where status = 'queued';
create index campaign_person_to_tell on campaign_person using gist (division_path) where status in ('to-tell', 'not-found');
create index campaign_person_of on campaign_person (person_id);
create trigger campaign_person_fence before update of status on campaign_person
  for each row execute function status_fence('campaign-person');

create table campaign_open (
  campaign_id uuid not null references campaign,
  open_key bytea not null check (octet_length(open_key) = 32),
  hour timestamptz not null,
  times int not null check (times > 0),
  constraint campaign_open_pk primary key (campaign_id, open_key, hour)
);
comment on table campaign_open is 'How often the link of a campaign was opened in an hour from one network, by a keyed digest of the network. Holds no address and no person, so it has no row policy.';
grant select, insert, update on campaign_open to jilu_app;

insert into status_transition (entity, from_status, to_status) values
  ('campaign', 'draft', 'proposed'), ('campaign', 'draft', 'withdrawn'),
  ('campaign', 'proposed', 'approved'), ('campaign', 'proposed', 'draft'), ('campaign', 'proposed', 'withdrawn'),
  ('campaign', 'approved', 'sending'), ('campaign', 'approved', 'stopped'),
  ('campaign', 'sending', 'ended'), ('campaign', 'sending', 'stopped'),
  ('campaign-person', 'chosen', 'queued'), ('campaign-person', 'chosen', 'to-tell'), ('campaign-person', 'chosen', 'left-out'),
  ('campaign-person', 'queued', 'sent'), ('campaign-person', 'queued', 'to-tell'), ('campaign-person', 'queued', 'left-out'),
  ('campaign-person', 'to-tell', 'told'), ('campaign-person', 'to-tell', 'not-found'), ('campaign-person', 'to-tell', 'left-out'),
  ('campaign-person', 'not-found', 'told'), ('campaign-person', 'told', 'not-found'),
  ('campaign-person', 'told', 'to-tell'), ('campaign-person', 'not-found', 'to-tell');

alter table campaign enable row level security;
alter table campaign force row level security;
create policy scope on campaign using (access_allows(division_path, null)) with check (access_allows(division_path, null));
-- What is sent is open for everybody to read; and whoever goes to tell people must know what.
create policy linked on campaign for select using (status in ('approved', 'sending', 'ended', 'stopped')
  and current_setting('app.scope_kind', true) in ('public', 'person', 'organisation'));
alter table campaign_person enable row level security;
alter table campaign_person force row level security;
create policy scope on campaign_person using (access_allows(division_path, null)) with check (access_allows(division_path, null));
create policy telling on campaign for select using (status in ('sending', 'ended', 'stopped')
  and exists (select 1 from campaign_person p where p.campaign_id = campaign.campaign_id));
grant select, insert, update on campaign, campaign_person to jilu_app;
