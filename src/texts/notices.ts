/** What a lead has to look at: on their home, and as a message when it is new. */
export const noticesNl = {
  title: 'Dit vraagt je aandacht',
  more: (count: number) => (count === 1 ? 'Er is nog 1 ander punt.' : `Er zijn nog ${count} andere punten.`),
  next: 'Alles staat bij elkaar op je overzicht.',
  why: 'Je krijgt dit omdat je projectleider bent, hoogstens één keer per uur. Typ `stop` als je geen berichten van mij wilt. Dan staat dit alleen op je overzicht.',
  paused: (nudge: string) =>
    `Nudge "${nudge}" heeft zichzelf gepauzeerd: na dit bericht zetten te veel mensen tips uit, of waren ze ontevreden. Pas hem aan en keur hem opnieuw goed, of laat hem rusten.`,
  uncertain: (what: string, count: number) =>
    count === 1
      ? `Van 1 bericht van ${what} weten we niet of het aankwam. Het gaat niet nog een keer uit. Kijk zelf of het er staat.`
      : `Van ${count} berichten van ${what} weten we niet of ze aankwamen. Ze gaan niet nog een keer uit. Kijk zelf of ze er staan.`,
  failed: (what: string, count: number, why: string) =>
    count === 1 ? `1 bericht van ${what} kwam niet aan: ${why}` : `${count} berichten van ${what} kwamen niet aan: ${why}`,
  reasons: {
    'channel-off': 'het kanaal staat uit. Vraag de beheerder om het aan te zetten.',
    'unknown-address': 'ik zit niet in die kamer, of de kamer is er niet meer. Nodig me uit, of haal de kamer uit de nudge.',
    blocked: 'ik mag daar niet schrijven. Vraag de beheerder, of haal de kamer uit de nudge.',
    removed: 'ik zit niet in die kamer. Nodig me uit, of haal de kamer uit de nudge.',
    refused: 'het platform nam het niet aan. Vraag de beheerder om in het log te kijken.',
    unreachable: 'het platform was niet bereikbaar. Vraag de beheerder om de verbinding na te kijken.',
    'gave-up': 'ik probeerde het te vaak. Vraag de beheerder om de verbinding na te kijken.',
  },
  nudge: (name: string) => `nudge "${name}"`,
  others: {
    'follow-up': '"is het gelukt?"',
    yearly: '"net als vorig jaar?"',
    farewell: 'ons afscheid',
    'told-back': 'het kwartaalbericht',
  },
};

export const noticesEn: typeof noticesNl = {
  title: 'This needs your attention',
  more: (count) => (count === 1 ? 'There is 1 other point.' : `There are ${count} other points.`),
  next: 'Everything stands together on your overview.',
  why: 'You get this because you are an inclusion lead, at most once an hour. Type `stop` if you want no messages from me. Then it stands on your overview only.',
  paused: (nudge) =>
    `Nudge "${nudge}" paused itself: after this message too many people switched tips off, or were disappointed. Change it and approve it again, or let it rest.`,
  uncertain: (what, count) =>
    count === 1
      ? `Of 1 message of ${what} we do not know whether it arrived. It does not go out again. Please look whether it is there.`
      : `Of ${count} messages of ${what} we do not know whether they arrived. They do not go out again. Please look whether they are there.`,
  failed: (what, count, why) => `${count === 1 ? '1 message' : `${count} messages`} of ${what} did not arrive: ${why}`,
  reasons: {
    'channel-off': 'the channel is off. Ask the administrator to switch it on.',
    'unknown-address': 'I am not in that room, or the room is gone. Invite me, or take the room out of the nudge.',
    blocked: 'I may not write there. Ask the administrator, or take the room out of the nudge.',
    removed: 'I am not in that room. Invite me, or take the room out of the nudge.',
    refused: 'the platform did not take it. Ask the administrator to look in the log.',
    unreachable: 'the platform could not be reached. Ask the administrator to check the connection.',
    'gave-up': 'I tried too often. Ask the administrator to check the connection.',
  },
  nudge: (name) => `nudge "${name}"`,
  others: {
    'follow-up': '"did it work?"',
    yearly: '"the same as last year?"',
    farewell: 'our goodbye',
    'told-back': 'the message of the quarter',
  },
};
