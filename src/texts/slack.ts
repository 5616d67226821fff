/** What only Slack has to say: its windows, and its pages after an installation. */
export const slackNl = {
  yes: 'Ja',
  unknownCommand: 'Dit commando ken ik niet. Typ `/inkopen` met wat je nodig hebt, zoals `/inkopen bloemen`.',
  tooLate: {
    title: 'Dat duurde even te lang',
    body: 'Slack liet het venster niet meer opengaan. Tik nog eens, dan gaat het meestal goed.',
  },
  notInstalledHere: {
    title: 'Ik kan hier niet antwoorden',
    body: 'De app staat niet (meer) in deze werkruimte, of is nog niet goed ingesteld. Je beheerder kan dat regelen.',
  },
  installed: {
    title: 'Gelukt: de app staat in Slack',
    body: 'Ga terug naar Slack en typ /inkopen. Deze pagina kun je sluiten.',
  },
  notInstalled: {
    title: 'De app staat er nog niet in',
    body: 'Slack gaf geen toestemming, of de link was ouder dan tien minuten. Begin opnieuw op /slack/install.',
  },
};

export const slackEn: typeof slackNl = {
  yes: 'Yes',
  unknownCommand: 'I do not know this command. Type `/inkopen` with what you need, such as `/inkopen flowers`.',
  tooLate: {
    title: 'That took a little too long',
    body: 'Slack would not open the window any more. Tap again, and it usually works.',
  },
  notInstalledHere: {
    title: 'I cannot answer here',
    body: 'The app is not (or no longer) in this workspace, or is not set up well yet. Your administrator can arrange that.',
  },
  installed: {
    title: 'Done: the app is in Slack',
    body: 'Go back to Slack and type /inkopen. You can close this page.',
  },
  notInstalled: {
    title: 'The app is not in Slack yet',
    body: 'Slack gave no permission, or the link was older than ten minutes. Start again at /slack/install.',
  },
};
