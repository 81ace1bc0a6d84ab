-- Up Migration
-- A key by which a session is named without its token, so that people see their sessions and end them.
alter table session add column id uuid not null default gen_random_uuid() unique;
alter table session alter column id drop default;
-- When the identity provider last asked who the person is (`auth_time`); null: it did not say. Acts of weight ask for a recent one.
alter table session add column authenticated_at timestamptz;
create index session_open on session (created_at desc, id desc) where ended_at is null;
