import { afterwardsEn } from './afterwards.ts';
import { colleaguesEn } from './colleagues.ts';
import { formsEn } from './forms-en.ts';
import { homeEn } from './home.ts';
import type { Texts } from './nl.ts';
import { noticesEn } from './notices.ts';
import { nudgesEn } from './nudges.ts';
import { roomsEn } from './rooms.ts';
import { slackEn } from './slack.ts';
import { talkEn } from './talk.ts';
import { teamsEn } from './teams.ts';
import { webEn } from './web.ts';

/** English, the second language. */
export const en: Texts = {
  afterwards: afterwardsEn,
  colleagues: colleaguesEn,
  forms: formsEn,
  home: homeEn,
  notices: noticesEn,
  nudges: nudgesEn,
  rooms: roomsEn,
  talk: talkEn,
  offer: {
    title: (category, count) =>
      count === 0
        ? `No social supplier yet for ${category}`
        : count === 1
          ? `One social supplier for ${category}`
          : `${count === 2 ? 'Two' : 'Three'} social suppliers for ${category}`,
    more: (category) => `More social suppliers for ${category}`,
    wishes: (wishes) => `For: ${wishes}.`,
    people: (count, unit) => `${count} ${unit}`,
    budget: (amount, per, unit) => (per === 'total' ? `${amount} in total` : unit === 'people' ? `${amount} per person` : `${amount} each`),
    standard: 'Standard choice',
    lastYear: 'Your choice of last year',
    example: (name) => `${name} (example)`,
    examples: 'These are made-up examples. Your organisation has not checked any suppliers of its own yet.',
    price: (from, per) => `from ${from} per ${per}`,
    leadTime: (days) => (days === 0 ? 'takes less than a working day' : days === 1 ? 'takes 1 working day' : `takes ${days} working days`),
    capacity: (maximum, unit) => `up to ${maximum} ${unit}`,
    inTime: (date, orderBy) => `Possible for ${date}. Order by ${orderBy}.`,
    inTimeToday: (date) => `Possible for ${date}, if you order today.`,
    askTime: (date) => `Please ask whether ${date} is possible: we do not know how long they need.`,
    askDayOff: (date) => `For ${date}: that is a day off. Please ask the supplier.`,
    impact: (text, since) => (since ? `${text} (since ${since})` : text),
    source: (source, date) => `Source: ${source}, ${date}`,
    evidence: (text, source) => `**Good to know.** ${text} _(Source: ${source})_`,
    fewer: (count, contact) =>
      count === 0
        ? `I know nobody suitable right now. I note for ${contact} that somebody is missing here, without your name.`
        : `I know no others that fit right now. I note for ${contact} that there are too few, without your name.`,
    misfit: {
      region: (count) => (count === 1 ? '1 does not deliver in that region' : `${count} do not deliver in that region`),
      number: (count) => (count === 1 ? '1 does not suit that number' : `${count} do not suit that number`),
      budget: (count) => (count === 1 ? '1 does not fit that budget' : `${count} do not fit that budget`),
      deadline: (count) => `the last order day of ${count} has passed`,
      date: (count) => (count === 1 ? '1 cannot make that day' : `${count} cannot make that day`),
    },
    misfits: (reasons) => `Not shown: ${reasons}.`,
    unknownPlace: (place) => `I do not know ${place} as a place; I did not look at where it is.`,
    abroad: {
      belgium: (place) => `${place} is in Belgium: ask first whether these suppliers deliver there.`,
      further: (place) => `${place} is abroad: ask first whether these suppliers deliver there.`,
    },
    pastDay: 'That day has passed; I did not look at the date.',
    noMore: 'Those were all of them. Here are the first again.',
  },
  buttons: {
    choose: 'Choose',
    chooseSpoken: (name) => `Choose ${name}`,
    more: 'Three others',
    moreSpoken: 'Three others: show other suppliers',
    other: 'Something else',
    otherSpoken: 'Something else, keep looking',
    self: 'I arrange it myself',
    selfSpoken: 'I arrange it myself, without these suppliers',
    why: 'Why these?',
    whySpoken: 'Why these? How they were chosen',
    back: 'Back to the choice',
    backSpoken: 'Back to the choice of suppliers',
    category: (name) => `${name}: show suppliers`,
    fromNudge: 'Show three suppliers',
  },
  why: {
    fits: (category) =>
      `These suppliers fit your request for ${category}: they sell it, in your region, in time and for that number, as far as you said so.`,
    lastYear: (name) => `${name} comes first because you chose it last year.`,
    standardSet: (name, organisation) => `${name} comes first because it is the standard choice of ${organisation}.`,
    standardInTurn: (name) => `${name} is the standard choice today, because it is its turn.`,
    others: 'The others take turns: whoever was shown least comes first. Nobody pays for a place.',
    sameDay: 'If you ask again today, you will see the same ones.',
    general:
      'I show three social suppliers at most that fit your request. The standard choice comes first: that of your organisation, or else whoever is next in turn. The others take turns. Nobody pays for a place.',
  },
  chosen: {
    title: (name) => `You choose ${name}`,
    intro: (impact, source) => `Nice. ${impact}. _(${source})_`,
    next: 'To finish:',
    mail: (name) => `Open a mail to ${name}`,
    site: (name) => `Order on the site of ${name}`,
    phone: (name, phone) => `Call ${name}: ${phone}`,
    noAddress: (name) => `I have no order address for ${name}. Please look up the name.`,
    allowed: (text) => `**Is this allowed?** ${text}`,
    contract: (contract) => `There is a contract: ${contract}.`,
    forward: 'Text to forward to whoever asked you, or who holds the budget',
    exampleOnly: 'Note: this is a made-up example. The mail arrives nowhere.',
  },
  mail: {
    subject: (category, organisation) => `Request for ${category} from ${organisation}`,
    greeting: (name) => `Dear ${name},`,
    wish: (order) => `I would like to order ${order}.`,
    number: (unit) => (unit === 'people' ? 'Number of people' : unit === 'pieces' ? 'Number' : `Number (${unit})`),
    date: 'Date',
    place: 'Place',
    budget: 'Budget',
    fillIn: '(fill in)',
    question: 'Is this possible? And what would it cost, roughly?',
    closing: 'Kind regards,',
  },
  forward: ({ category, date, name, place, impact, source, price }) =>
    `Hi, for ${category}${date ? ` on ${date}` : ''} I would like to order from ${name}${place ? ` in ${place}` : ''}. ${impact} (${source}).${price ? ` The price is ${price}.` : ''} Is that all right with you?`,
  other: {
    title: 'Fine, we keep looking',
    body: 'What are you looking for? Type it in your own words, with date, place or number if you know them. Or choose below.',
  },
  self: {
    title: 'All good, you arrange it yourself',
    body: 'Thank you for having a look. Want a tip later? Feel free to ask me.',
  },
  question: {
    title: 'What do you mean exactly?',
    body: 'I am not sure what you are looking for. Is it one of these?',
  },
  notOurs: {
    title: 'I cannot help with that yet',
    body: (contact, mail) =>
      `I do not recognise this as something on my list. Say it differently, or choose below. Stuck? Ask ${contact}: ${mail}.`,
  },
  help: {
    title: 'This is what I can do for you',
    body: 'Type what you need. I give you three social suppliers, and you choose. Only you can see my answer.',
    examples: ['flowers', 'lunch for 25 people friday in Utrecht', 'christmas hampers, 40 pieces, 30 euro each'],
    words: [
      '`start` – I send you a tip now and then, one in two weeks at most',
      '`stop` or `pause 1 march` – I send you nothing',
      '`why` – how I choose',
      '`my data` – what I keep about you',
      '`forget me` – I delete what I keep about you',
      '`home` – everything of yours in one place',
      '`tip cake` – tips from colleagues, or give one yourself',
    ],
    lead: ['`report` – what happens', '`nudge` – what is planned', '`reading along on` or `reading along off` – in a room'],
  },
  tips: {
    started: 'Good. I will send you a tip now and then',
    startedBody:
      'One in two weeks at most, and only on working days between 8 and 18. Type `stop` in a chat with me when you have had enough. I keep your address in this chat as long as you want tips.',
    notHere: 'Please do this in a chat with me alone',
    notHereBody: 'I cannot reach you personally from here. Open a chat with me and type `start` there.',
    stopped: 'I will send you nothing more',
    stoppedBody: 'Your address is deleted. You can always ask. `start` switches tips on again.',
    paused: (day) => `I send you nothing through ${day}`,
    pausedBody: 'Then I go on. `start` does so earlier.',
    notSubscribed: 'You get no tips',
    notSubscribedBody: 'So there is nothing to pause. `start` switches tips on.',
    pauseWhen: 'Until when?',
    pauseWhenBody: 'Type a day that is still to come, such as `pause 1 march` or `pause 2 weeks`.',
  },
  myData: {
    title: 'This is what I keep about you',
    none: 'Nothing.',
    subscribed: 'You get tips. For that I keep your address in this chat.',
    paused: (day) => `Your tips are paused through ${day}.`,
    optedOut: 'You want no tips. I remember that with a code, without your name.',
    outcome: (what, category, count) => `${what}${category ? `, ${category}` : ''}: ${count === 1 ? 'once' : `${count} times`}`,
    tip: (text, state, name) => `Your tip, with your consent: “${text}” (${state}${name ? `, with the name ${name}` : ', without a name'})`,
    muted: 'You want no offers unasked. I remember that with a code, without your name.',
    interrupted: (day) => `Last got an offer unasked: ${day}`,
    unknownWords: (count) => `Words of yours that I did not know, as a code: ${count}`,
    deliveries: (count) => `Tips planned for you or sent: ${count}`,
    how: 'A code stands with these facts, not your name. I do not keep what you type in a request. `forget me` deletes that. Did you want no tips? I keep remembering that.',
    kinds: {
      asked: 'Asked',
      shown: 'Suppliers seen',
      chosen: 'Chosen',
      more: 'Looked at three others',
      other: 'Looked for something else',
      self: 'Arranged it yourself',
      why: 'Asked why',
      unmet: 'Found too few',
      'not-understood': 'Not understood',
      'nudge-sent': 'Got a tip',
      'nudge-clicked': 'Tapped on a tip',
      subscribed: 'Switched tips on',
      'opted-out': 'Switched tips off',
      overheard: 'Got an offer unasked',
      shared: 'Shared in a channel',
      reason: 'Gave a reason',
      bought: 'Bought',
      'not-bought': 'Not bought',
      reaction: 'Passed on a reaction',
      spent: 'Told what it cost',
      effort: 'Told what it took',
    },
  },
  forgotten: {
    title: 'I have forgotten you',
    body: 'Your address and the code with your requests are deleted. Did you want no tips? That stays so.',
  },
  post: {
    stop: 'You get this because you switched tips on. Type `stop` to switch them off.',
    room: 'Want a tip like this now and then? Send me a message: `start`.',
    sender: (name) => `From: ${name}`,
  },
  farewell: {
    title: 'I will stop sending tips',
    body: 'Perhaps the last three tips did not come at a good time. So I stop, and do not keep your address any longer. Want tips again later? Tap the button, or type `start`. You can always look for something yourself.',
    startAgain: 'Send me tips after all',
  },
  lead: {
    noSuchNudge: (name) => `I know no nudge "${name}". These there are:`,
    nudgesTitle: 'This is planned',
    noNudges: 'Nothing is planned.',
    held: 'These do not go out now:',
    nudgesHow: 'Type `nudge` and a name to see what a message looks like.',
  },
  leadsOnly: {
    title: 'This is for the inclusion lead',
    body: 'Is that you too? Then ask the administrator of this helper to add you.',
  },
  problems: {
    title: 'That did not work just now',
    busy: 'I cannot reach my data right now. Please try again in a minute. Nothing was half done.',
    unknown: (reference) => `Something went wrong on my side. Please try again. If it stays like this, pass on this number: ${reference}.`,
    forged: 'I do not recognise this button. Ask again and you will get fresh ones.',
    forgedForm: 'I do not recognise this form. Open it again and you will get a fresh one.',
    stale: 'This button is too old. Ask again to see what there is now.',
    staleForm: 'This form is too old. Open it again to see what there is now.',
    notYours: 'This belongs to somebody else. Tell me what you need yourself, and I will answer you.',
    gone: 'I can no longer offer this supplier. Ask again for the current choice.',
    tooLong: 'That is a long message. Say in one sentence what you need, for instance: flowers for friday.',
  },
  teams: teamsEn,
  web: webEn,
  slack: slackEn,
  per: { stuk: 'piece', persoon: 'person', keer: 'time' },
  units: { stuks: 'pieces', personen: 'people', kilo: 'kilos', uur: 'hours' },
};
