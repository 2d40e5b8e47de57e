-- Who has no resident's number is known by another document; its number says neither sex nor birth date.
alter table person add column document_kind text not null default 'resident'
  constraint person_document_kind check (document_kind in ('resident', 'permanent-residence', 'hong-kong-macao-permit',
    'taiwan-permit', 'passport'));
alter table person alter column sex drop not null;
alter table person alter column birth_on drop not null;
alter table person add constraint person_resident_facts
  check (document_kind <> 'resident' or (sex is not null and birth_on is not null));
comment on column person.document_kind is
  'The document that the number is of; resident: the 18 characters of an identity card, a residence permit or a permanent residence card of 2023.';
comment on column person.sex is 'Null where neither the number nor a list says it.';
comment on column person.birth_on is 'Null where neither the number nor a list says it.';
