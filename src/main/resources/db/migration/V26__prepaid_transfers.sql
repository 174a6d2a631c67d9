-- Packages: transfers that a customer pays ahead of their use.

-- ---- ledger: what is paid ahead is the customer's until it is used ----
alter table account drop constraint account_kind_fits_owner;
alter table account add constraint account_kind_fits_owner check (
    case when customer_id is null then kind in ('revenue', 'deposits', 'payouts', 'refunds_payable', 'fees', 'adjustments')
         else kind in ('available', 'held', 'prepaid') end);
-- prepay: available money becomes prepaid. A hold may come from there as well; it goes back to where it came from.
alter table ledger_tx drop constraint ledger_tx_kind_check;
alter table ledger_tx add constraint ledger_tx_kind_check check (kind in
    ('deposit', 'hold', 'capture', 'release', 'refund', 'adjustment', 'withdrawal', 'payback', 'network_fee', 'prepay'));

create or replace function ledger_post(p_kind text, p_reference text, p_at timestamptz, p_note text, p_customer bigint,
                            p_asset text, p_accounts text[], p_micros bigint[]) returns bigint language plpgsql as $$
declare
    new_tx bigint;
begin
    insert into account (customer_id, kind, asset)
    select case when k in ('available', 'held', 'prepaid') then p_customer end, k, p_asset
      from unnest(p_accounts) k order by k
    on conflict on constraint account_once do nothing;
    insert into ledger_tx (kind, reference, note, created_at)
    values (p_kind, p_reference, p_note, p_at) returning id into new_tx;
    insert into posting (tx_id, account_id, micros, balance_after_micros)
    select new_tx, line.account_id, line.micros, 0
      from (select a.id as account_id, l.micros, false as house
              from unnest(p_accounts, p_micros) as l(kind, micros)
              join account a on a.customer_id = p_customer and a.kind = l.kind and a.asset = p_asset
            union all
            select a.id, l.micros, true
              from unnest(p_accounts, p_micros) as l(kind, micros)
              join account a on a.customer_id is null and a.kind = l.kind and a.asset = p_asset) as line
     order by line.house, line.account_id;
    return new_tx;
end $$;

create or replace function ledger_follow(p_kind text, p_reference text, p_at timestamptz, p_note text)
returns bigint language plpgsql as $$
declare
    held record;
    origin text := 'available';
begin
    select a.customer_id, a.asset, abs(p.micros) as micros into held
      from ledger_tx t join posting p on p.tx_id = t.id join account a on a.id = p.account_id
     where t.kind = case p_kind when 'refund' then 'capture' else 'hold' end
       and t.reference = p_reference and a.kind = 'held';
    if not found then
        raise exception 'nothing to % under %', p_kind, p_reference using errcode = 'no_data_found';
    end if;
    if p_kind <> 'capture' then
        select a.kind into strict origin
          from ledger_tx t join posting p on p.tx_id = t.id join account a on a.id = p.account_id
         where t.kind = 'hold' and t.reference = p_reference and p.micros < 0;
    end if;
    return ledger_post(p_kind, p_reference, p_at, p_note, held.customer_id, held.asset,
        case p_kind when 'capture' then array['held', 'revenue']
                    when 'release' then array['held', origin]
                    when 'refund'  then array['revenue', origin] end,
        array[-held.micros, held.micros]);
end $$;

-- ---- packages ----
create table transfer_package (
    id                   uuid        primary key,
    customer_id          bigint      not null references customer,
    -- Of one use, with its rental and its price.
    energy               bigint      not null check (energy > 0),
    duration             text        not null,
    price_sun_per_energy bigint      not null check (price_sun_per_energy > 0),
    bought               int         not null check (bought > 0),
    -- Moved by the uses alone; time moves nothing.
    used                 int         not null default 0,
    created_at           timestamptz not null,
    request_key          text        not null,
    constraint transfer_package_once_per_key unique (customer_id, request_key),
    constraint transfer_package_not_overdrawn check (used between 0 and bought)
);
create index transfer_package_of_customer on transfer_package (customer_id, id desc);
create index transfer_package_left on transfer_package (customer_id, energy, id) where used < bought;

-- One use: an order. It comes back when the order fails or is cancelled.
create table package_use (
    order_id    uuid        primary key references energy_order,
    package_id  uuid        not null references transfer_package,
    created_at  timestamptz not null,
    returned_at timestamptz
);
create index package_use_list on package_use (package_id, order_id desc);

create function package_used() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        update transfer_package set used = used + 1 where id = new.package_id;
    else
        update transfer_package set used = used - 1 where id = new.package_id;
    end if;
    return null;
end $$;
create trigger package_use_counts after insert on package_use for each row execute function package_used();
create trigger package_use_comes_back after update on package_use
    for each row when (old.returned_at is null and new.returned_at is not null) execute function package_used();

create function refuse_package_change() returns trigger language plpgsql as $$
begin
    raise exception 'a package changes only by its uses, and a use comes back once' using errcode = 'restrict_violation';
end $$;
create trigger transfer_package_changes_by_uses_only before update on transfer_package for each row when (
    pg_trigger_depth() < 1
    or (old.id, old.customer_id, old.energy, old.duration, old.price_sun_per_energy, old.bought) is distinct from
       (new.id, new.customer_id, new.energy, new.duration, new.price_sun_per_energy, new.bought))
    execute function refuse_package_change();
create trigger package_use_stays before update on package_use for each row when (
    old.returned_at is not null or (old.order_id, old.package_id) is distinct from (new.order_id, new.package_id))
    execute function refuse_package_change();
create trigger transfer_package_is_kept before delete on transfer_package for each row execute function refuse_change();
create trigger package_use_is_kept before delete on package_use for each row execute function refuse_change();

-- In whatever way an order ends without its energy, its use is back in the same transaction.
create function return_package_use() returns trigger language plpgsql as $$
begin
    update package_use set returned_at = now() where order_id = new.id and returned_at is null;
    return null;
end $$;
create trigger energy_order_returns_use after update of status on energy_order
    for each row when (new.status in ('failed', 'cancelled') and old.status not in ('failed', 'cancelled'))
    execute function return_package_use();
