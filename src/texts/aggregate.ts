/** Where nothing is kept per person (`PRIVACY=aggregate`). */
export const aggregateNl = {
  title: 'Dat kan hier niet',
  body: 'In deze organisatie bewaar ik niets per persoon. Daarom kan ik je niet persoonlijk bereiken en niets voor je onthouden: geen tips aan jou, geen herinnering, geen vraag achteraf. Vragen stellen kan altijd.',
  myDataTitle: 'Dit bewaar ik van je',
  myData: 'Niets. In deze organisatie bewaar ik alleen aantallen van groepen.',
  note: 'In deze organisatie bewaar ik niets per persoon.',
};

export const aggregateEn: typeof aggregateNl = {
  title: 'That is not possible here',
  body: 'In this organisation I keep nothing per person. So I cannot reach you or remember anything for you: no tips to you, no reminder, no question afterwards. You can always ask.',
  myDataTitle: 'This is what I keep about you',
  myData: 'Nothing. In this organisation I keep counts of groups only.',
  note: 'In this organisation I keep nothing per person.',
};
