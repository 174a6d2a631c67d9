-- What Telegram told, as it came: stored before anything is done about it, so that it acts once and is never lost.
create table telegram_update (
    update_id   bigint primary key,
    -- Whose turn it is in: the person, else the chat, else 0. One lane is worked through in the order of update_id.
    lane        bigint      not null,
    body        text        not null,
    received_at timestamptz not null,
    -- When it may be taken; while it is being worked on, the end of the lease.
    due_at      timestamptz not null,
    attempts    int         not null default 0,
    done_at     timestamptz,
    -- Why it was given up; null unless it was.
    failure     text
);
create index telegram_update_waiting on telegram_update (update_id) where done_at is null;
create index telegram_update_lane on telegram_update (lane, update_id) where done_at is null;
create index telegram_update_recent on telegram_update (received_at) where done_at is null;
create index telegram_update_done on telegram_update (done_at) where done_at is not null;

-- Where each person is in the shop. The private chat has the person's own id.
create table conversation (
    user_id         bigint primary key check (user_id > 0),
    language        text        not null check (language in ('en', 'zh')),
    screen          text        not null,
    -- JSON of the screen's own state.
    state           text        not null,
    -- Random, new with every step: a button of an older card carries an older one.
    token           text        not null,
    -- JSON: what each button of the card does, by its number.
    actions         text        not null,
    -- SHA-256 of what the card shows.
    digest          text        not null,
    version         bigint      not null,
    -- When the card is to be looked at again by itself; null: never.
    refresh_at      timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
create index conversation_refresh on conversation (refresh_at) where refresh_at is not null;
