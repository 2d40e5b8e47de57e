-- The search compares every key that it passes with the scope: as text, with operators that are leakproof, and with a scope
-- that is worked out once a statement instead of once a row.
drop policy scope on person_search;
create policy scope on person_search using (
  (select coalesce(current_setting('app.scope_kind', true) = 'system', false))
  or place = (select case when current_setting('app.scope_kind', true) = 'division'
    then nullif(current_setting('app.scope_path', true), '') end)
  or (place > (select case when current_setting('app.scope_kind', true) = 'division'
      then nullif(current_setting('app.scope_path', true), '') || '.' end)
    and place < (select case when current_setting('app.scope_kind', true) = 'division'
      then nullif(current_setting('app.scope_path', true), '') || '/' end)));
comment on policy scope on person_search is 'The own division and what lies below it, whose paths begin with the path and a dot; a slash is the character behind the dot. The same people as access_allows(place, null).';
