-- Where the books and the chain, or the books in themselves, do not agree: told, never mended by itself (ADR 20).
create table finding (
    id                  uuid        primary key,
    kind                text        not null,
    subject             text        not null,
    -- What is looked at as one, and the part of it: only a look that could judge a part may say that it is well again.
    area                text        not null,
    part                text        not null,
    wallet_id           bigint references supplier_wallet,
    -- While it is open its wallet takes no new orders.
    quarantines         boolean     not null default false,
    state               text        not null default 'open' check (state in ('open', 'acknowledged', 'resolved')),
    expected            text        not null,
    actual              text        not null,
    -- In micros or sun, where it can be counted; and what a person has accepted of it.
    difference          bigint,
    accepted_difference bigint,
    detail              text        not null,
    first_seen          timestamptz not null,
    last_seen           timestamptz not null check (last_seen >= first_seen),
    times_seen          int         not null default 1 check (times_seen > 0),
    acknowledged_at     timestamptz,
    acknowledged_by     text,
    note                text,
    resolved_at         timestamptz,
    constraint finding_quarantines_a_wallet check (not quarantines or wallet_id is not null),
    constraint finding_acknowledged_by_somebody check (state <> 'acknowledged' or acknowledged_by is not null),
    constraint finding_resolved_has_time check ((state = 'resolved') = (resolved_at is not null))
);
create unique index finding_once on finding (kind, subject) where state <> 'resolved';
create index finding_list on finding (state, id desc);
create index finding_of_area on finding (area) where state <> 'resolved';
create index finding_in_quarantine on finding (wallet_id) where state = 'open' and quarantines;

-- How far what is checked piece by piece has come, and when the last run ended.
create table reconciliation_mark (
    name  text        primary key,
    value bigint      not null,
    at    timestamptz not null
);

alter table supplier_wallet
    -- Why it takes no new orders until a person has looked: somebody else delegates its stake. Null when nobody does.
    add column quarantine text;

create or replace function supplier_lock_capacities(p_now timestamptz)
    returns table (wallet_id bigint, address text, free_sun bigint, owed_transactions bigint, trx_balance_sun bigint,
                   bandwidth_available bigint, free_bandwidth_available bigint) language plpgsql volatile as $$
declare
    locked bigint[];
begin
    select array_agg(l.id) into locked
      from (select w.id from supplier_wallet w
             where w.state = 'enabled' and w.quarantine is null and (w.trouble_until is null or w.trouble_until <= p_now)
             order by w.id for no key update) l;
    return query
        select w.id, w.address::text, s.free_sun, s.owed_transactions, w.trx_balance_sun,
               w.bandwidth_available, w.free_bandwidth_available
          from supplier_stock(p_now) s join supplier_wallet w on w.id = s.wallet_id
         where w.id = any (locked)
         order by w.id;
end $$;

alter table delegation
    -- The books had given it up, and the final chain has it: it is brought home beside what the order got instead, once.
    add column orphan boolean not null default false;
drop index delegation_live_once;
create unique index delegation_live_once on delegation (order_id, wallet_id)
    where status not in ('dropped', 'lost') and not orphan;
create index delegation_came_home on delegation (wallet_id, reclaimed_block) where status = 'reclaimed';
create index delegation_past_term on delegation (reclaim_at) where status in ('active', 'due', 'reclaiming');
create index delegation_lost on delegation (id) where status = 'lost';

alter table chain_tx
    -- What the final chain said, well after its expiration, of one that counts as expired or refused.
    add column second_look text check (second_look in ('absent', 'found')),
    add constraint chain_tx_second_look_of_ended check (second_look is null or status in ('expired', 'refused'));
create index chain_tx_to_look_at_again on chain_tx (expires_at)
    where status in ('expired', 'refused') and second_look is null;
create index chain_tx_found_again on chain_tx (id) where second_look = 'found';

create index account_holding on account (customer_id) where kind = 'held' and balance_micros <> 0;

-- What the deposit address held as of a final block, and how much of its changes until then no payment explains and no
-- person has accepted. Joule begins with what is there.
create table deposit_baseline (
    asset              text         primary key check (asset in ('TRX', 'USDT')),
    address            tron_address not null,
    height             bigint       not null check (height >= 0),
    balance_micros     bigint       not null check (balance_micros >= 0),
    unexplained_micros bigint       not null default 0,
    at                 timestamptz  not null
);
create index deposit_by_block on deposit (block_height);
create index unmatched_payment_by_block on unmatched_payment (block_height);
