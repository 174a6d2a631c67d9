-- What the bot has in a chat, and how soon it may write there again.
create table telegram_chat (
    chat_id         bigint primary key,
    -- The card: the one message that is edited. Null before the first.
    card_message_id bigint,
    card_is_photo   boolean     not null default false,
    -- SHA-256 of what the card shows: the same is not sent twice.
    card_digest     text,
    -- The person blocked the bot, or the chat is gone: nothing is sent.
    blocked_at      timestamptz,
    -- One message a second (a group: three seconds): when the next is free, by the generic cell rate algorithm.
    free_at         timestamptz not null default '-infinity'
);

-- What is to be sent. A row goes when it is done; so the table stays small.
create table telegram_outbox (
    id         bigint generated always as identity primary key,
    chat_id    bigint      not null references telegram_chat,
    kind       text        not null check (kind in ('card', 'notice', 'delete', 'answer')),
    -- JSON, by kind.
    body       text        not null,
    -- PNG of a card that is a picture.
    photo      bytea,
    -- A card that must be the last message of the chat: sent anew, the old one deleted.
    fresh      boolean     not null default false,
    -- Goes up when newer content takes the place of content that is not sent yet.
    revision   int         not null default 1,
    attempts   int         not null default 0,
    -- When it may be taken; while it is being sent, the end of the lease.
    due_at     timestamptz not null,
    created_at timestamptz not null
);
create unique index telegram_outbox_card_once on telegram_outbox (chat_id) where kind = 'card';
create index telegram_outbox_of_chat on telegram_outbox (chat_id, id) where kind <> 'answer';
create index telegram_outbox_due on telegram_outbox (due_at);
create index telegram_outbox_answers on telegram_outbox (due_at) where kind = 'answer';

-- The limit over all chats and instances: when the next message is free.
create table telegram_rate (
    one     boolean primary key default true check (one),
    free_at timestamptz not null
);
insert into telegram_rate (free_at) values ('-infinity');
