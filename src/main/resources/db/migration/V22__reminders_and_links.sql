-- Rentals whose customer is to be told before they end. A row goes in the transaction that tells it: once, whoever crashes.
create table rental_reminder (
    order_id uuid primary key references energy_order,
    due_at   timestamptz not null
);
create index rental_reminder_due on rental_reminder (due_at);

-- An order that somebody asks others to pay. One column for what came of it: a link has one order or none.
create table pay_link (
    -- Random, in t.me's link.
    code         text         primary key check (code ~ '^[A-Za-z0-9_-]{22}$'),
    requester    bigint       not null references conversation,
    receiver     tron_address not null,
    energy       bigint       not null check (energy > 0),
    duration     text         not null,
    -- Of the update that asked for it: after a crash the same update gets the same link.
    request_key  text         not null unique,
    created_at   timestamptz  not null,
    expires_at   timestamptz  not null check (expires_at > created_at),
    withdrawn_at timestamptz,
    order_id     uuid         unique references energy_order,
    constraint pay_link_has_one_end check (order_id is null or withdrawn_at is null)
);

-- What a link once got it keeps.
create function pay_link_pays_once() returns trigger language plpgsql as $$
begin
    raise exception 'pay link % is paid already', old.code using errcode = 'integrity_constraint_violation';
end $$;
create trigger pay_link_pays_once before update of order_id on pay_link
    for each row when (old.order_id is not null and new.order_id is distinct from old.order_id)
    execute function pay_link_pays_once();

-- A person's link for others, and how many came by it.
create table invitation (
    user_id bigint primary key references conversation,
    code    text   not null unique check (code ~ '^[A-Za-z0-9_-]{22}$'),
    brought bigint not null default 0 check (brought >= 0)
);

-- Who brought whom: the first wins, and nobody brings themselves.
create table referral (
    user_id     bigint      primary key references conversation,
    referrer_id bigint      not null references conversation check (referrer_id <> user_id),
    created_at  timestamptz not null
);
