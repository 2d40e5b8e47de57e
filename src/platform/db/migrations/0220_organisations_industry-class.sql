-- A firm's industry class, by the national classification (GB/T 4754).
alter table organisation add column industry_class text
  check (industry_class ~ '^([A-T](\d{2,4})?|\d{2,4})$');
comment on column organisation.industry_class is
  'Class of the national classification of industries (GB/T 4754), as C33 or 3311; null where nobody stated it.';
