-- An answer about a person that cannot be read supersedes what was known before: nothing is known of it any more.
alter table person_fact alter column payload_cipher drop not null;
comment on column person_fact.payload_cipher is
  'What the department says, encrypted; null where it answered and the answer cannot be read: unknown, never no.';
