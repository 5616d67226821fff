/** What a lead reads when writing and releasing nudges. */
export const nudgesNl = {
  saved: (title: string) => `Bewaard als concept: ${title}`,
  savedBody: 'Er gaat nog niets uit. Bekijk hem, stuur hem eerst naar jezelf, en keur hem dan goed.',
  advice: 'Dit kan beter:',
  preview: 'Bekijk',
  test: 'Stuur naar mezelf',
  approve: 'Keur goed',
  pause: 'Pauzeer',
  withdraw: 'Trek in',
  rewrite: 'Pas aan',
  tested: 'Verstuurd naar jou',
  testedBody: 'Deze telt niet mee in de cijfers.',
  notTested: 'Versturen lukte niet',
  notTestedBody: 'Het platform nam het bericht niet aan. Probeer het zo nog eens.',
  notHere: 'Doe dit in een gesprek met mij alleen',
  notHereBody: 'Hier kan ik jou niet persoonlijk bereiken.',
  approved: 'Goedgekeurd',
  approvedBody: 'Hij gaat uit op het geplande moment.',
  needsAnother: 'Laat een ander dit goedkeuren',
  needsAnotherBody: 'Jij schreef deze nudge. Jouw organisatie wil dat een tweede projectleider meeleest.',
  paused: 'Gepauzeerd',
  pausedBody: 'Er gaat niets meer uit, tot je hem weer goedkeurt.',
  withdrawn: 'Ingetrokken',
  withdrawnBody: (count: number) =>
    count === 0
      ? 'Er gaat niets meer uit. Er waren geen berichten die ik kon weghalen.'
      : count === 1
        ? 'Er gaat niets meer uit, en ik heb 1 bericht weggehaald.'
        : `Er gaat niets meer uit, en ik heb ${count} berichten weggehaald.`,
  unknown: 'Deze nudge ken ik niet meer',
  unknownBody: 'Typ `nudge` om te zien welke er zijn.',
  onlyFiles: 'Hier schrijf je nudges in bestanden',
  onlyFilesBody: 'Ze staan in de map `nudges`. Typ `nudge` om te zien wat er gepland staat.',
};

export const nudgesEn: typeof nudgesNl = {
  saved: (title) => `Saved as a draft: ${title}`,
  savedBody: 'Nothing goes out yet. Look at it, send it to yourself first, and then approve it.',
  advice: 'This could be better:',
  preview: 'View',
  test: 'Send to myself',
  approve: 'Approve',
  pause: 'Pause',
  withdraw: 'Withdraw',
  rewrite: 'Change',
  tested: 'Sent to you',
  testedBody: 'This one does not count in the figures.',
  notTested: 'Sending did not work',
  notTestedBody: 'The platform did not take the message. Please try again in a moment.',
  notHere: 'Do this in a chat with me alone',
  notHereBody: 'I cannot reach you personally here.',
  approved: 'Approved',
  approvedBody: 'It goes out at the planned moment.',
  needsAnother: 'Let somebody else approve this',
  needsAnotherBody: 'You wrote this nudge. Your organisation wants a second lead to read it.',
  paused: 'Paused',
  pausedBody: 'Nothing goes out until you approve it again.',
  withdrawn: 'Withdrawn',
  withdrawnBody: (count) =>
    count === 0
      ? 'Nothing goes out any more. There were no messages that I could take away.'
      : count === 1
        ? 'Nothing goes out any more, and I have taken away 1 message.'
        : `Nothing goes out any more, and I have taken away ${count} messages.`,
  unknown: 'I do not know this nudge any more',
  unknownBody: 'Type `nudge` to see which there are.',
  onlyFiles: 'Here nudges are written in files',
  onlyFilesBody: 'They are in the folder `nudges`. Type `nudge` to see what is planned.',
};
