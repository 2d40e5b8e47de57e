-- What a picture is told again by, and when the camera says that it was taken; noted before it is drawn again.
alter table stored_file add column picture_hashes bytea constraint stored_file_hashes check (octet_length(picture_hashes) = 64);
alter table stored_file add column camera_time text constraint stored_file_camera_time
  check (camera_time ~ '^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$');
comment on column stored_file.picture_hashes is 'Eight perceptual hashes of 64 bits: the picture turned four ways, and mirrored. Pictures alike differ in few bits. Null for a PDF and for files of before.';
comment on column stored_file.camera_time is 'When the camera says it was taken; its zone is unknown. Null where it says nothing.';
