-- What an act has sent at once to her phone is kept among her messages: it begins as sent.
comment on column phone_message.sent_at is 'When the sender took it; of what an act has sent at once, when it was noted here.';
