/** Where nothing is kept per person (`PRIVACY=aggregate`). */
export const aggregateNl = {
  title: 'Dat kan hier niet',
  body: 'In deze organisatie bewaar ik niets per persoon. Daarom kan ik je niet persoonlijk bereiken en niets voor je onthouden: geen tips aan jou, geen herinnering, geen vraag achteraf. Vragen stellen kan altijd.',
  /** To who wants to be left alone or forgotten: that is how it is already. */
  nothingSentTitle: 'Ik stuur je niets',
  nothingSent: 'Er is niets om te wissen: in deze organisatie bewaar ik niets per persoon. Vragen stellen kan altijd.',
  myDataTitle: 'Dit bewaar ik van je',
  myData: 'Niets. In deze organisatie bewaar ik alleen aantallen van groepen.',
  note: 'In deze organisatie bewaar ik niets per persoon.',
  recentNone: 'Dat onthoud ik niet.',
  colleaguesTips: 'Tips delen met collega’s kan hier niet. Een leverancier noemen wel.',
  data: 'Ik bewaar niets per persoon, ook geen code. Ook wat je in een vraag typt, bewaar ik niet.',
};

export const aggregateEn: typeof aggregateNl = {
  title: 'That is not possible here',
  body: 'In this organisation I keep nothing per person. So I cannot reach you or remember anything for you: no tips to you, no reminder, no question afterwards. You can always ask.',
  nothingSentTitle: 'I send you nothing',
  nothingSent: 'There is nothing to delete: in this organisation I keep nothing per person. You can always ask.',
  myDataTitle: 'This is what I keep about you',
  myData: 'Nothing. In this organisation I keep counts of groups only.',
  note: 'In this organisation I keep nothing per person.',
  recentNone: 'I do not remember that.',
  colleaguesTips: 'Sharing tips with colleagues is not possible here. Naming a supplier is.',
  data: 'I keep nothing per person, not even a code. What you type in a request is not kept either.',
};
