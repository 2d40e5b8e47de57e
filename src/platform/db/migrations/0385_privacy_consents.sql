-- What a person has agreed to, purpose by purpose, and who has opened her data.
create table consent_text (
  purpose text not null,
  version int not null check (version > 0),
  words text not null,
  from_on date not null,
  constraint consent_text_pk primary key (purpose, version)
);
comment on table consent_text is 'The words of a consent as they were shown, kept from the first answer on; the living ones are in data/consents.yaml. Holds nothing of any person, so it has no row policy.';
grant select, insert on consent_text to jilu_app;

create table consent (
  consent_id uuid primary key,
  person_id bigint not null references person,
  division_path ltree not null,
  purpose text not null,
  version int not null,
  status text not null constraint consent_status_known check (status in ('given', 'declined', 'withdrawn')),
  given_at timestamptz not null,
  given_by uuid not null,
  how text not null constraint consent_how_known check (how in ('phone', 'counter', 'helper')),
  slip text,
  ended_at timestamptz,
  ended_by uuid,
  ended_how text constraint consent_ended_how_known check (ended_how in ('phone', 'counter', 'helper')),
  ended_slip text,
  constraint consent_of_text foreign key (purpose, version) references consent_text (purpose, version),
  constraint consent_slip check ((how = 'counter') = (slip is not null)),
  constraint consent_ended_slip check ((ended_how is not distinct from 'counter') = (ended_slip is not null)),
  constraint consent_ended_whole check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_how is null)),
  constraint consent_withdrawn_ended check (status <> 'withdrawn' or ended_at is not null)
);
comment on table consent is 'What a person answered to one purpose: agreed, declined, or taken back; by which version of the text, when and how. The newest that has not ended counts.';
comment on column consent.slip is 'The paper that she signed at the counter; null where she answered on a phone.';
comment on column consent.ended_at is 'When she took it back, or answered anew.';
create unique index consent_one_living on consent (person_id, purpose) where ended_at is null;
create index consent_of_person on consent (person_id, given_at);
alter table consent enable row level security;
alter table consent force row level security;
create policy scope on consent using (access_allows(division_path, null)) with check (access_allows(division_path, null));
create policy own on consent using (person_id = access_person()) with check (person_id = access_person());
grant select, insert on consent to jilu_app;
grant update (status, ended_at, ended_by, ended_how, ended_slip) on consent to jilu_app;
insert into status_transition (entity, from_status, to_status) values ('consent', 'given', 'withdrawn');
create trigger consent_fence before update of status on consent for each row execute function status_fence('consent');

create table person_look (
  look_id uuid not null,
  person_id bigint not null references person,
  account_id uuid not null,
  purpose text not null,
  looked_on date not null,
  division_path ltree,
  role text not null,
  office text not null,
  officer_name text,
  reason text,
  first_at timestamptz not null,
  last_at timestamptz not null,
  looks int not null default 1 check (looks > 0),
  constraint person_look_pk primary key (person_id, looked_on, account_id, purpose),
  constraint person_look_once unique (look_id)
);
comment on table person_look is 'Who has opened the data of a person and why: one row an account, purpose and day. She reads it on her phone and may dispute it.';
comment on column person_look.division_path is 'The place of the office; null for accounts of the whole system.';
comment on column person_look.office is 'The office or organisation of the account, by name.';
comment on column person_look.officer_name is 'The name of whoever looked; only where whole numbers were shown or a protected record was opened.';
alter table person_look enable row level security;
alter table person_look force row level security;
create policy written on person_look using (current_setting('app.scope_kind', true) = 'system')
  with check (current_setting('app.scope_kind', true) = 'system');
create policy own on person_look for select using (person_id = access_person());
create policy scope on person_look using (access_allows(division_path, null)) with check (access_allows(division_path, null));
grant select, insert, update on person_look to jilu_app;
create view person_look_status with (security_invoker = true) as
  select look_id, person_id, account_id, purpose, looked_on, division_path, role, office, officer_name from person_look;
comment on view person_look_status is 'Published by privacy: who opened the data of a person, from which office, on which day and why.';
grant select on person_look_status to jilu_app;
