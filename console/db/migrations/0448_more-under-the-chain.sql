-- Up Migration
select set_config('zhengyun.scope', 'all', true);

-- How a link's digest is made: 1 covers head and lines; 2 also who built, reviewed, released and issued it and when, its policy and what
-- made it improbable, the rating with every charge and item behind the lines. A link is checked by its own version: see
-- domain/settlement/stored-digest-store.ts.
alter table statement_issue add column version integer not null default 1 check (version in (1, 2));
alter table statement_issue alter column version drop default;

-- What is said of a statement after it was issued (the department's word, payments, their reversals), each row bound to the one before.
create table statement_word (
  sequence bigint primary key check (sequence >= 1),
  kind text not null check (kind in ('confirmed', 'payment', 'reversal')),
  -- The statement for its department's word, otherwise the payment.
  object_id uuid not null,
  statement_id uuid not null references statement,
  department_id uuid not null references department,
  -- SHA-256 over the word as it was stored when it was given.
  stored_digest text not null,
  previous_hash text not null,
  hash text not null,
  unique (kind, object_id)
);
create index statement_word_statement on statement_word (statement_id);
create trigger statement_word_append_only before update or delete or truncate on statement_word execute function refuse_change();
create table statement_word_head (
  one boolean primary key default true check (one),
  sequence bigint not null,
  hash text not null
);
insert into statement_word_head (sequence, hash) values (0, repeat('0', 64));

do $$
declare
  w record;
  n bigint := 0;
  previous text := repeat('0', 64);
  link text;
begin
  for w in
    select * from (
      select 'confirmed' as kind, s.id as object_id, s.id as statement_id, s.department_id, s.confirmed_at as at,
        jsonb_build_array(s.id, extract(epoch from s.confirmed_at), s.confirmed_by, s.confirmed_how) as word
        from statement s where s.confirmed_at is not null
      union all
      select 'payment', p.id, p.statement_id, p.department_id, p.recorded_at,
        jsonb_build_array(p.id, p.statement_id, p.department_id, p.amount_fen, p.reference, p.paid_on, p.recorded_by, extract(epoch from p.recorded_at))
        from statement_payment p
      union all
      select 'reversal', r.payment_id, p.statement_id, r.department_id, r.reversed_at,
        jsonb_build_array(r.payment_id, r.department_id, r.recorded_by, r.reversed_by, extract(epoch from r.reversed_at), r.reason)
        from statement_payment_reversal r join statement_payment p on p.id = r.payment_id) words
    order by at, kind, object_id
  loop
    n := n + 1;
    link := encode(sha256(convert_to(concat_ws(E'\n', 'statement-word-1', n, w.kind, w.object_id, w.statement_id, w.department_id,
      encode(sha256(convert_to(w.word::text, 'UTF8')), 'hex'), previous), 'UTF8')), 'hex');
    insert into statement_word values (n, w.kind, w.object_id, w.statement_id, w.department_id,
      encode(sha256(convert_to(w.word::text, 'UTF8')), 'hex'), previous, link);
    previous := link;
  end loop;
  update statement_word_head set sequence = n, hash = previous;
end $$;

alter table statement_word enable row level security;
alter table statement_word force row level security;
create policy tenant on statement_word for all
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
grant select, insert on statement_word to zy_app, zy_worker;
grant select, update on statement_word_head to zy_app, zy_worker;
