/** What only Teams has to say: its dialogs, its search box, its tab. */
export const teamsNl = {
  pointer: 'Ik antwoord liever alleen aan jou. Open een gesprek met mij en stel je vraag daar.',
  answered: 'Mijn antwoord staat in een nieuw bericht.',
  close: 'Sluiten',
  yes: 'Ja',
  mend: (count: number) => (count === 1 ? 'Eén antwoord klopt nog niet.' : `${count} antwoorden kloppen nog niet.`),
  required: (label: string) => `Vul dit nog in: ${label}`,
  useful: 'Zoek je een sociale leverancier? Typ wat je nodig hebt, bijvoorbeeld bloemen of lunch.',
  nothing: (text: string) => `Geen sociale leverancier gevonden voor “${text}”. Probeer een ander woord.`,
  noDialog: 'Dit formulier gaat hier niet open. Probeer het in Teams op je computer.',
  about: {
    title: 'Over Inkoophulp',
    body: 'Inkoophulp helpt je om bij sociale ondernemers te kopen. Zeg wat je nodig hebt, en je krijgt drie leveranciers. Jij kiest. De app is van je eigen organisatie; vragen kun je daar stellen.',
    privacy: 'Wat er van je wordt bewaard',
    privacyBody:
      'Wat je zoekt en kiest, staat onder een code, niet onder je naam. Wat je typt, bewaren we niet, behalve een tip die je zelf deelt. Waar je te bereiken bent, bewaren we alleen als je daar zelf om vraagt. Typ “mijn gegevens” om te zien wat er staat, of “vergeet mij” om het te wissen.',
    nothingBody: 'We bewaren niets per persoon, ook geen code. Ook wat je typt, bewaren we niet. We tellen alleen groepen.',
    terms: 'Voorwaarden',
    termsBody: 'Je organisatie kijkt leveranciers na. Je bestelt zelf, bij de leverancier, volgens de regels van je organisatie.',
  },
  tab: {
    loading: 'Even laden…',
    outside: 'Deze pagina werkt alleen in Microsoft Teams. Open Teams en kies daar de app Inkoophulp.',
    signedOut: 'Teams kan niet zeggen wie je bent. Sluit de app en open hem opnieuw. Lukt het dan nog niet? Vraag het je beheerder.',
    trouble: 'Dat ging even niet. Probeer het zo nog eens.',
    optional: '(niet verplicht)',
    choose: 'Kies…',
  },
};

export const teamsEn: typeof teamsNl = {
  pointer: 'I prefer to answer you alone. Please open a chat with me and ask there.',
  answered: 'My answer is in a new message.',
  close: 'Close',
  yes: 'Yes',
  mend: (count) => (count === 1 ? 'One answer is not right yet.' : `${count} answers are not right yet.`),
  required: (label) => `Please fill this in: ${label}`,
  useful: 'Looking for a social supplier? Type what you need, for instance flowers or lunch.',
  nothing: (text) => `No social supplier found for “${text}”. Try another word.`,
  noDialog: 'This form does not open here. Please try it in Teams on your computer.',
  about: {
    title: 'About Inkoophulp',
    body: 'Inkoophulp helps you buy from social enterprises. Say what you need, and you get three suppliers. You choose. The app is run by your own organisation; please ask your questions there.',
    privacy: 'What is kept about you',
    privacyBody:
      'What you look for and choose is kept under a code, not under your name. What you type is not kept, except a tip that you share yourself. Where you can be reached is kept only if you ask us to. Type “my data” to see what is there, or “forget me” to delete it.',
    nothingBody: 'We keep nothing per person, not even a code. What you type is not kept either. We only count groups.',
    terms: 'Terms',
    termsBody: 'Your organisation checks suppliers. You order yourself, from the supplier, by the rules of your organisation.',
  },
  tab: {
    loading: 'Loading…',
    outside: 'This page only works in Microsoft Teams. Open Teams and choose the app Inkoophulp there.',
    signedOut: 'Teams cannot tell who you are. Close the app and open it again. Still no luck? Please ask your administrator.',
    trouble: 'That did not work just now. Please try again in a moment.',
    optional: '(optional)',
    choose: 'Choose…',
  },
};
