create index delegation_recent on delegation (wallet_id, created_at);
create index delegation_coming_home on delegation (wallet_id) where status in ('due', 'reclaiming');

-- What each wallet can still sell. The chain's last word (delegatable_sun, as of observed_block) less what it can't have
-- counted yet: what is planned or sent, and what was included after that block.
-- owed_transactions: how many the wallet must still pay bandwidth for, beyond what the chain's last word has counted.
create function supplier_stock(p_now timestamptz)
    returns table (wallet_id bigint, free_sun bigint, owed_transactions bigint) language sql stable as $$
    select w.id,
           greatest(0, least(w.delegatable_sun - open.sun - unseen.sun, w.daily_cap_sun - recent.sun)),
           2 * (open.n + unseen.n) + home.n
      from supplier_wallet w
     cross join lateral (select coalesce(sum(d.sun), 0)::bigint as sun, count(*) as n from delegation d
                          where d.wallet_id = w.id and d.status in ('planned', 'sent')) open
     cross join lateral (select coalesce(sum(d.sun), 0)::bigint as sun, count(*) as n from delegation d
                          where d.wallet_id = w.id and d.status in ('active', 'due', 'reclaiming')
                            and d.included_block > w.observed_block) unseen
     cross join lateral (select count(*) as n from delegation d
                          where d.wallet_id = w.id and d.status in ('due', 'reclaiming')
                            and d.included_block <= w.observed_block) home
     cross join lateral (select coalesce(sum(d.sun), 0)::bigint as sun from delegation d
                          where w.daily_cap_sun is not null and d.wallet_id = w.id and d.status <> 'dropped'
                            and d.created_at > p_now - interval '24 hours') recent
$$;

-- The stock of every wallet that may take orders, with its row locked (in id order) until the transaction ends.
-- Volatile PL/pgSQL on purpose: under READ COMMITTED its second statement sees what was committed while the first one
-- waited for the locks. A single statement would count the reservations as they were before the wait, and sell twice.
create function supplier_lock_capacities(p_now timestamptz)
    returns table (wallet_id bigint, address text, free_sun bigint, owed_transactions bigint, trx_balance_sun bigint,
                   bandwidth_available bigint, free_bandwidth_available bigint) language plpgsql volatile as $$
declare
    locked bigint[];
begin
    select array_agg(l.id) into locked
      from (select w.id from supplier_wallet w
             where w.state = 'enabled' and (w.trouble_until is null or w.trouble_until <= p_now)
             order by w.id for no key update) l;
    return query
        select w.id, w.address::text, s.free_sun, s.owed_transactions, w.trx_balance_sun,
               w.bandwidth_available, w.free_bandwidth_available
          from supplier_stock(p_now) s join supplier_wallet w on w.id = s.wallet_id
         where w.id = any (locked)
         order by w.id;
end $$;
