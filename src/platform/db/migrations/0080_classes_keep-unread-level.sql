-- A level that is written in a word nobody understood is unknown: it may not count as "without level" (once only,
-- certificate for the class, standard). The word is kept, so that a person can say which level it is.

alter table training_class add column level_unread text
  check (level_unread is null or (level is null and level_unread <> ''));
comment on column training_class.level_unread is
  'What stands for the level in the filing and was not understood; null when the level is known or there is none.';
