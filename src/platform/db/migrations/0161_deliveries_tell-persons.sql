-- What persons are told: by a message to the phone or by a printed notice with a receipt.
create table phone_message (
  message_id uuid primary key,
  source_key text not null,
  person_id bigint not null references person,
  kind text not null,
  content text not null check (length(content) between 10 and 200),
  division_path ltree not null,
  status text not null check (status in ('waiting', 'failed', 'sent', 'given-up', 'cancelled')),
  attempts int not null default 0 check (attempts >= 0),
  not_before timestamptz not null,
  told_at timestamptz not null,
  sent_at timestamptz,
  reason text,
  version int not null default 1,
  constraint phone_message_once unique (source_key, person_id),
  constraint phone_message_sent check ((status = 'sent') = (sent_at is not null)),
  constraint phone_message_cancelled check (status <> 'cancelled' or reason is not null)
);
create index phone_message_due on phone_message (not_before, message_id) where status in ('waiting', 'failed');
create index phone_message_of_person on phone_message (person_id, told_at desc);
comment on table phone_message is 'A message to a person''s phone and what became of it. Holds no name, no number of a person and no amount; the phone is read from the person when it leaves.';
comment on column phone_message.source_key is 'What it tells of: a line of the journal, an order of the bank, a day that comes. A person is told once of the same thing.';
comment on column phone_message.not_before is 'Not sent before this; while a sender holds it, when another may take it.';
alter table phone_message enable row level security;
alter table phone_message force row level security;
create policy scope on phone_message using (access_allows(division_path, null)) with check (access_allows(division_path, null));
create policy own on phone_message for select using (person_id = access_person());
grant select, insert, update on phone_message to jilu_app;

create table message_choice (
  person_id bigint primary key references person,
  is_off boolean not null,
  changed_at timestamptz not null
);
comment on table message_choice is 'Whether a person wants messages to the phone; without a row they are on. The person alone sets it.';
alter table message_choice enable row level security;
alter table message_choice force row level security;
create policy own on message_choice using (person_id = access_person() or access_allows(null, null))
  with check (person_id = access_person());
grant select, insert, update on message_choice to jilu_app;

create table delivery_slip (
  slip_id uuid primary key,
  number text not null constraint delivery_slip_number_once unique,
  source_key text not null,
  person_id bigint not null references person,
  kind text not null,
  content text not null check (length(content) between 10 and 200),
  division_path ltree not null,
  because text not null check (because in ('no-phone', 'given-up', 'required')),
  status text not null check (status in ('to-print', 'printed', 'handed-over', 'refused', 'undelivered', 'cancelled')),
  told_at timestamptz not null,
  printed_at timestamptz,
  printed_by uuid,
  ended_on date,
  ended_by uuid,
  signed_by text,
  witness text,
  reason text,
  version int not null default 1,
  constraint delivery_slip_once unique (source_key, person_id),
  constraint delivery_slip_printed check ((printed_at is null) = (printed_by is null)
    and (status in ('to-print', 'cancelled') or printed_at is not null)),
  constraint delivery_slip_ended check ((ended_on is null) = (ended_by is null)
    and (ended_on is not null) = (status in ('handed-over', 'refused', 'undelivered', 'cancelled'))),
  constraint delivery_slip_receipt check ((signed_by is not null) = (status = 'handed-over')
    and (witness is not null) = (status = 'refused')
    and (reason is not null) = (status in ('undelivered', 'cancelled')))
);
create index delivery_slip_of_person on delivery_slip (person_id, told_at desc);
comment on table delivery_slip is 'A printed notice for a person who is not reached by phone, or who must have it on paper, with its receipt.';
comment on column delivery_slip.because is 'no-phone: none on record; given-up: the message could not be sent; required: a decision against the person.';
comment on column delivery_slip.ended_on is 'The day on which it was handed over, refused, brought back or cancelled.';
comment on column delivery_slip.witness is 'Who saw that the person refused to sign; it was left there.';
alter table delivery_slip enable row level security;
alter table delivery_slip force row level security;
create policy scope on delivery_slip using (access_allows(division_path, null)) with check (access_allows(division_path, null));
create policy own on delivery_slip for select using (person_id = access_person());
grant select, insert, update on delivery_slip to jilu_app;

create table delivery_cursor (
  chain text primary key,
  seq bigint not null check (seq >= 0)
);
comment on table delivery_cursor is 'How far each chain of the journal has been told to persons. Moves in the transaction that tells. It names chains alone and has no row policy.';
grant select, insert, update on delivery_cursor to jilu_app;
-- What is in the record already is not told.
select set_config('app.scope_kind', 'system', true);
insert into delivery_cursor (chain, seq) select chain, seq from journal_head;
select set_config('app.scope_kind', '', true);

insert into status_transition (entity, from_status, to_status) values
  ('phone-message', 'waiting', 'sent'), ('phone-message', 'waiting', 'failed'), ('phone-message', 'waiting', 'given-up'),
  ('phone-message', 'waiting', 'cancelled'), ('phone-message', 'failed', 'sent'), ('phone-message', 'failed', 'given-up'),
  ('phone-message', 'failed', 'cancelled'), ('phone-message', 'given-up', 'waiting'),
  ('phone-message', 'given-up', 'cancelled'),
  ('delivery-slip', 'to-print', 'printed'), ('delivery-slip', 'to-print', 'cancelled'),
  ('delivery-slip', 'printed', 'handed-over'), ('delivery-slip', 'printed', 'refused'),
  ('delivery-slip', 'printed', 'undelivered'), ('delivery-slip', 'printed', 'cancelled'),
  ('delivery-slip', 'undelivered', 'printed'), ('delivery-slip', 'undelivered', 'cancelled');
create trigger phone_message_fence before update of status on phone_message
  for each row execute function status_fence('phone-message');
create trigger delivery_slip_fence before update of status on delivery_slip
  for each row execute function status_fence('delivery-slip');
