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
  withdrawSure: 'Weet je het zeker?',
  withdrawSureBody: 'Ik haal de berichten weg die er al staan, en er gaat niets meer uit. Weghalen kan ik niet terugdraaien.',
  withdrawYes: 'Ja, trek in',
  pauseOnly: 'Nee, pauzeer alleen',
  withdrawNo: 'Toch niet',
  rewrite: 'Pas aan',
  tested: 'Verstuurd naar jou',
  testedBody: 'Deze telt niet mee in de cijfers.',
  notTested: 'Versturen lukte niet',
  notTestedBody: 'Het platform nam het bericht niet aan. Probeer het zo nog eens.',
  notHere: 'Doe dit in een gesprek met mij alleen',
  notHereBody: 'Hier kan ik jou niet persoonlijk bereiken.',
  approved: 'Goedgekeurd',
  approvedBody: (day: string | undefined) => (day ? `Hij gaat uit op ${day}.` : 'Hij gaat nu uit.'),
  approvedWithoutDay: 'Goedgekeurd, maar er komt geen dag',
  approvedWithoutDayBody:
    'In het komende jaar is er geen dag waarop hij uitgaat. Tik op *Pas aan*, kies een andere dag, en keur hem dan weer goed.',
  needsAnother: 'Laat een ander dit goedkeuren',
  needsAnotherBody: 'Jij schreef deze nudge. Jouw organisatie wil dat een tweede projectleider meeleest.',
  paused: 'Gepauzeerd',
  pausedBody: 'Er gaat niets meer uit, tot je hem weer goedkeurt.',
  withdrawn: 'Ingetrokken',
  withdrawnBody: (count: number | undefined) =>
    count === undefined
      ? 'Er gaat niets meer uit. De berichten die er al staan, haal ik nu weg. Dat duurt even.'
      : count === 0
        ? 'Er gaat niets meer uit. Er waren geen berichten die ik kon weghalen.'
        : count === 1
          ? 'Er gaat niets meer uit, en ik heb 1 bericht weggehaald.'
          : `Er gaat niets meer uit, en ik heb ${count} berichten weggehaald.`,
  unknown: 'Deze nudge ken ik niet meer',
  unknownBody: 'Typ `nudge` om te zien welke er zijn.',
  correct: 'Verbeter wat er staat',
  corrected: 'Verbeteren',
  correctedBody: (count: number | undefined) =>
    count === undefined
      ? 'De berichten die er al staan, krijgen nu de nieuwe woorden. Dat duurt even.'
      : count === 0
        ? 'Er waren geen berichten die ik kon aanpassen. Is de nudge goedgekeurd?'
        : count === 1
          ? '1 bericht heeft nu de nieuwe woorden.'
          : `${count} berichten hebben nu de nieuwe woorden.`,
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
  withdrawSure: 'Are you sure?',
  withdrawSureBody: 'I take away the messages that stand there, and nothing goes out any more. I cannot put them back.',
  withdrawYes: 'Yes, withdraw',
  pauseOnly: 'No, only pause',
  withdrawNo: 'Never mind',
  rewrite: 'Change',
  tested: 'Sent to you',
  testedBody: 'This one does not count in the figures.',
  notTested: 'Sending did not work',
  notTestedBody: 'The platform did not take the message. Please try again in a moment.',
  notHere: 'Do this in a chat with me alone',
  notHereBody: 'I cannot reach you personally here.',
  approved: 'Approved',
  approvedBody: (day) => (day ? `It goes out on ${day}.` : 'It goes out now.'),
  approvedWithoutDay: 'Approved, but there is no day to come',
  approvedWithoutDayBody:
    'In the coming year there is no day on which it goes out. Tap *Change*, choose another day, and then approve it again.',
  needsAnother: 'Let somebody else approve this',
  needsAnotherBody: 'You wrote this nudge. Your organisation wants a second lead to read it.',
  paused: 'Paused',
  pausedBody: 'Nothing goes out until you approve it again.',
  withdrawn: 'Withdrawn',
  withdrawnBody: (count) =>
    count === undefined
      ? 'Nothing goes out any more. I am taking away the messages that stand there. That takes a while.'
      : count === 0
        ? 'Nothing goes out any more. There were no messages that I could take away.'
        : count === 1
          ? 'Nothing goes out any more, and I have taken away 1 message.'
          : `Nothing goes out any more, and I have taken away ${count} messages.`,
  unknown: 'I do not know this nudge any more',
  unknownBody: 'Type `nudge` to see which there are.',
  correct: 'Correct what stands there',
  corrected: 'Correcting',
  correctedBody: (count) =>
    count === undefined
      ? 'The messages that stand there now get the new words. That takes a while.'
      : count === 0
        ? 'There were no messages that I could change. Is the nudge approved?'
        : count === 1
          ? '1 message has the new words now.'
          : `${count} messages have the new words now.`,
};
