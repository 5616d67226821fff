/**
 * What somebody wants who talks to us in a private chat or with a mention, where not everything is a
 * request: "dank voor de bloemen!" is none, "bloemen voor vrijdag" and "wie weet een leuke plek voor
 * onze heisessie?" are.
 */
import type { Day } from '../domain/calendar.ts';
import type { Understanding } from '../domain/intent.ts';
import type { Understand } from '../ports/content.ts';

export type Heard =
  | { readonly kind: 'request'; readonly understood: Understanding }
  /** A word of thanks. */
  | { readonly kind: 'thanks' }
  /** Anything else that asks nothing of us. */
  | { readonly kind: 'talk' };

export function hear(text: string, understand: Understand, today: Day): Heard {
  if (THANKS.test(text)) return { kind: 'thanks' };
  const message = understand(text, 'message', today);
  if (message.intent && (message.category !== null || message.candidates.length > 0)) return { kind: 'request', understood: message };
  if (REMARK.test(text) || (TELLS.test(text) && !ASKS.test(text))) return { kind: 'talk' };
  const command = understand(text, 'command', today);
  const isShort = text.split(/\s+/).length <= SHORT_WORDS;
  return isShort || command.category !== null ? { kind: 'request', understood: command } : { kind: 'talk' };
}

/** So little that it is most likely the name of what is sought. */
const SHORT_WORDS = 3;

const THANKS = words(`dank dankje dankjewel dankuwel bedankt bedankje? merci thanks thanx thx tnx "thank you" topper "super bedankt"`);

/** Looks back, judges, agrees, declines or closes a talk. */
const REMARK = words(
  `was waren geweest vond vonden kreeg kregen gekregen gehad gegeten besteld geregeld bezorgd geleverd gekocht gedaan gelukt gezien stond stonden smaakte
  smaakten genoten kwam kwamen ging gingen liep bleek mislukt opgegeten doorgegeven
  ok oke oké okay prima doei dag groet groetjes "tot morgen" "tot straks" "goed bezig" "mooi zo" "fijn weekend" welterusten
  "laat maar" "hoeft niet" "niet nodig" "niet meer nodig" "geen idee" "al geregeld" "weet ik niet" grapje haha lol
  were went got did tasted arrived ordered "never mind" nevermind "no need" bye "see you" cheers`,
);

/** A terse request has no verb ("lunch voor 25 man vrijdag in Zwolle"); a sentence with one of these tells something … */
const TELLS = words(
  `ik jij je jouw mijn wij we hij zij ze jullie hun wie hoe er
  is zijn ben bent wordt worden staat staan ligt liggen hangt hangen zit zitten gaat gaan ga komt komen kom hebt had hadden moet krijgen krijgt
  haal haalt haalde neem neemt brengt breng doet doe vind vindt ziet zie zal serveert blijft bleef bleven begint volgt verplicht
  i you he she they my your who how are am had looks going comes`,
);
/** … unless it says that something is asked for. */
const ASKS = words(
  'graag nodig gezocht zoek zoeken offerte aanvraag aanvragen bestellen alsjeblieft alstublieft aub svp please need looking',
);

/** Any of these words or "phrases", as a whole and in any case. */
function words(list: string): RegExp {
  const each = [...list.matchAll(/"([^"]+)"|(\S+)/g)].map(([, phrase, word]) => (phrase ?? word ?? '').replace(/\s+/g, '\\s+'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${each.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}
