-- Money that was granted on a certificate is looked at again when the certificate ends.
create view certificate_standing with (security_invoker = true) as
  select person_id, certificate_id, class_id, number, issued_on, ended_as from certificate;
comment on view certificate_standing is 'Published by assessment: every certificate, and how it ended; null while it stands.';
grant select on certificate_standing to jilu_app;
