-- Up Migration

-- When an open step was given to another seat, since nobody was left in the one that had it; null: it is where it was opened.
alter table approval_step add column reseated_at timestamptz;
alter table transfer_step add column reseated_at timestamptz;
grant update (seat_cloud_id, due_at, reseated_at) on transfer_step to zy_app, zy_worker;
