-- Links of one person that may still be paid: counted before another one is made.
create index pay_link_open on pay_link (requester, expires_at) where order_id is null and withdrawn_at is null;
