-- A kind of certificate that the list of results does not name, or names in a word nobody understood, is unknown: the law
-- asks for certain kinds, and a guess would entitle or refuse.
alter table certificate alter column kind drop not null;
comment on column certificate.kind is 'Null: the list of results names none that is understood.';
