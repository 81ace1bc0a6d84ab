-- Up Migration
-- lapsed: an adoption that was refused or called off before it touched anything. It holds neither its place nor its name, so that
-- others may take them, and keeps its number for the next try: the labels that the namespace must bear say that number.
alter table tenancy drop constraint tenancy_state_check;
alter table tenancy add constraint tenancy_state_check check (state in ('planned', 'deployed', 'closing', 'released', 'lapsed'));
drop index one_tenancy_a_place;
create unique index one_tenancy_a_place on tenancy (system_id, cloud_id, zone_code, xinchuang) where state not in ('released', 'lapsed');

-- A namespace is one of its cluster, and two clouds may share a cluster: a name is taken there, by what stands there. Kept by the
-- database beside the tenancy, since an index sees one table. Null: its cloud has no cluster yet, which is a place of its own.
alter table tenancy add column cluster_id uuid references cluster;
select set_config('zhengyun.scope', 'all', true);
update tenancy t set cluster_id = c.cluster_id from cloud c where c.id = t.cloud_id;
-- Adoptions that came to nothing under the old rule, which left them planned.
update tenancy t set state = 'lapsed'
  where t.state = 'planned' and exists (
    select from stack s where s.tenancy_id = t.id and s.kind = 'tenancy-base' and s.state = 'new'
      and exists (select from operation o where o.stack_id = s.id and o.intent->>'purpose' = 'import')
      and not exists (
        select from operation o where o.stack_id = s.id
          and (o.state not in ('failed', 'cancelled') or o.summary is not null or jsonb_array_length(coalesce(o.trouble->'leftovers', '[]')) > 0)));
select set_config('zhengyun.scope', '', true);
alter table tenancy drop constraint tenancy_slug_key;
create unique index one_namespace_a_cluster on tenancy (coalesce(cluster_id, cloud_id), slug) where state not in ('released', 'lapsed');

create function put_tenancy_on_cluster() returns trigger language plpgsql as $$
begin
  new.cluster_id := (select cluster_id from cloud where id = new.cloud_id);
  return new;
end $$;
create trigger tenancy_on_its_cluster before insert on tenancy for each row execute function put_tenancy_on_cluster();
create function take_tenancies_along() returns trigger language plpgsql as $$
begin
  update tenancy set cluster_id = new.cluster_id where cloud_id = new.id;
  return new;
end $$;
create trigger cloud_takes_tenancies_along after update of cluster_id on cloud
  for each row when (old.cluster_id is distinct from new.cluster_id) execute function take_tenancies_along();

-- Stacks are named by the tenancy's number, never by its namespace: a name that comes back finds no state of another's. A tenancy
-- has one base, whatever it is named.
create unique index one_base_a_tenancy on stack (tenancy_id) where kind = 'tenancy-base';
