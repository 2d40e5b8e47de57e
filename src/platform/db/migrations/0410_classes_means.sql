-- What a class is taught with, and where it goes: part of what is filed.
alter table training_class
  add column equipment text check (length(equipment) between 1 and 500),
  add column training_package text check (length(training_package) between 1 and 120),
  add column delivered_to text references division;
comment on column training_class.equipment is 'The equipment for practice, as the form lists it; null where nothing was stated.';
comment on column training_class.training_package is 'The basic training package by which it is taught; null where textbooks are named or nothing was stated.';
comment on column training_class.delivered_to is 'The village into which the training is brought (LN-2-8); null where people come to the institution or nothing was stated.';
