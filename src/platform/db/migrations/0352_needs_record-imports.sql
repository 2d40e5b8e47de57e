-- What an import writes into the ledger of needs can be undone.
create trigger need_change after insert or update or delete on need for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('need_id');
create trigger contact_mark_change after insert or update or delete on contact_mark for each row
  when (coalesce(current_setting('app.change_origin', true), '') <> '') execute function note_row_change('mark_id');
