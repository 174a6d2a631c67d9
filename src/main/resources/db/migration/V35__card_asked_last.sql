-- The newest content that had to be the last message of the chat. What was sent before it does not fulfil it.
alter table telegram_outbox add column fresh_revision int not null default 1;
