/**
 * The shop that customers see in Telegram. It never holds a key and owns no money: it calls the same services as the
 * API. An update is stored before anything is done about it and acts once; what a person sees is one card that is
 * edited; every button is bound to that person and that card.
 */
package io.joule.bot;
