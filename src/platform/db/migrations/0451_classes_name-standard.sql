-- A class names the standard, norm or package that it follows.
alter table training_class add column standard_id uuid references training_standard;
comment on column training_class.standard_id is 'What the class is taught by; null where none was named.';
