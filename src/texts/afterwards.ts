/** After the choice: asking whether it worked, thanking, and next year. */
export const afterwardsNl = {
  consent: 'Wil je dat ik er later op terugkom? Dan bewaar ik je adres in deze chat tot dat is gebeurd, niet langer.',
  followUp: 'Vraag me later of het gelukt is',
  yearly: 'Herinner me volgend jaar',
  promised: 'Ik kom erop terug',
  promisedFollowUp: (day: string) =>
    `Vanaf ${day} vraag ik je één keer of het gelukt is. Daarna wis ik je adres. Eerder wissen? Typ \`vergeet mij\`.`,
  promisedYearly: (category: string) =>
    `Volgend jaar rond deze tijd herinner ik je één keer aan ${category}. Daarna wis ik je adres. Eerder wissen? Typ \`vergeet mij\`.`,
  notHere: 'Doe dit even in een gesprek met mij alleen',
  notHereBody: 'Hier kan ik je later niet bereiken. Open een gesprek met mij en stel je vraag daar.',
  optedOut: 'Graag, als ik je weer mag schrijven',
  optedOutBody: 'Je vroeg me eerder om te stoppen. Typ `start` en tik dan nog eens. Je krijgt dan ook soms een tip.',
  question: 'Is het gelukt?',
  questionBody: (supplier: string | undefined, category: string) =>
    `Je koos ${supplier ? `${supplier} voor ${category}` : `een sociale leverancier voor ${category}`}. Is het gelukt om daar te bestellen?`,
  why: 'Je vroeg me om hierop terug te komen. Dit vraag ik één keer.',
  bought: 'Ja, gelukt',
  notBought: 'Nee',
  first: (answer: string) => `Je zei eerder: ${answer}. Dat blijft staan.`,
  thanks: 'Fijn dat het gelukt is',
  impact: (supplier: string, impact: string, source: string) => `Dit maak je mee mogelijk bij ${supplier}: ${impact}. _(${source})_`,
  thanksPlain: 'Dank je wel. Zo’n bestelling maakt verschil voor mensen die niet zo makkelijk werk vinden.',
  askReaction: 'Hoe vond de ontvanger het?',
  reactionSpoken: (answer: string) => `De ontvanger vond het: ${answer}`,
  thanksReaction: 'Dank je, dat tellen we mee',
  thanksNotBought: 'Dank dat je het zegt',
  notBoughtBody: 'Jammer, maar geen probleem. Wat hield je tegen? Dat helpt ons om het beter te doen.',
  yearlyQuestion: (category: string) => `Tijd voor ${category}?`,
  yearlyBody: (supplier: string | undefined, category: string) =>
    supplier
      ? `De vorige keer koos je ${supplier} voor ${category}. Je vroeg me om je er nu aan te herinneren.`
      : `Je vroeg me om je nu te herinneren aan ${category}.`,
  yearlyShow: 'Laat drie leveranciers zien',
};

export const afterwardsEn: typeof afterwardsNl = {
  consent: 'Shall I come back to it later? Then I keep your address in this chat until that is done, no longer.',
  followUp: 'Ask me later whether it worked',
  yearly: 'Remind me next year',
  promised: 'I will come back to it',
  promisedFollowUp: (day) => `From ${day} on I ask you once whether it worked. Then I delete your address. Sooner? Type \`forget me\`.`,
  promisedYearly: (category) =>
    `Next year around this time I remind you once of ${category}. Then I delete your address. Sooner? Type \`forget me\`.`,
  notHere: 'Please do this in a chat with me alone',
  notHereBody: 'I cannot reach you later from here. Open a chat with me and ask there.',
  optedOut: 'Gladly, if I may write to you again',
  optedOutBody: 'You asked me to stop before. Type `start` and then tap again. You will sometimes get a tip too.',
  question: 'Did it work?',
  questionBody: (supplier, category) =>
    `You chose ${supplier ? `${supplier} for ${category}` : `a social supplier for ${category}`}. Did you manage to order there?`,
  why: 'You asked me to come back to this. I ask it once.',
  bought: 'Yes, it worked',
  notBought: 'No',
  first: (answer) => `You said before: ${answer}. That stands.`,
  thanks: 'Good that it worked',
  impact: (supplier, impact, source) => `This is what you help make possible at ${supplier}: ${impact}. _(${source})_`,
  thanksPlain: 'Thank you. An order like this makes a difference for people who do not find work so easily.',
  askReaction: 'What did the recipient think of it?',
  reactionSpoken: (answer) => `The recipient was: ${answer}`,
  thanksReaction: 'Thank you, we count that',
  thanksNotBought: 'Thank you for telling',
  notBoughtBody: 'A pity, but no problem. What held you back? It helps us to do better.',
  yearlyQuestion: (category) => `Time for ${category}?`,
  yearlyBody: (supplier, category) =>
    supplier
      ? `Last time you chose ${supplier} for ${category}. You asked me to remind you now.`
      : `You asked me to remind you of ${category} now.`,
  yearlyShow: 'Show three suppliers',
};
