-- Up Migration
-- A retired cloud is in the books alone: nothing is done on its cluster any more, so nobody needs what would open it.
grant delete on cloud_credential to zy_app, zy_worker;
delete from cloud_credential where cloud_id in (select id from cloud where state = 'retired');
