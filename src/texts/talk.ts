/** Small talk: what we say to what is said to us and asks for nothing. */
export const talkNl = {
  thanksTitle: 'Graag gedaan',
  thanks: 'Fijn om te horen. Heb je weer iets nodig? Typ het gewoon, of kies hieronder.',
  otherTitle: 'Ik help je met kleine inkopen',
  other: 'Zoek je iets? Typ in een paar woorden wat je nodig hebt, bijvoorbeeld `lunch voor 25 personen`. Of kies hieronder.',
};

export const talkEn: typeof talkNl = {
  thanksTitle: 'You are welcome',
  thanks: 'Good to hear. Do you need something again? Just type it, or choose below.',
  otherTitle: 'I help you with small purchases',
  other: 'Looking for something? Type in a few words what you need, for instance `lunch for 25 people`. Or choose below.',
};
